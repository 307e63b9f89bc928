import type { SeededRandom } from './seeded-random.ts'

const depth = 20_000

/** JSON values, and texts that only look like it, that programs have stumbled over. */
export const brokenValues: readonly string[] = [
  ...['null', 'true', '-0', '1e999', '-1e999', 'NaN', 'Infinity', '1e-400', '9007199254740993', '0x10', '1.5', '-1'],
  ...[
    '""',
    '" "',
    '"\\ud800"',
    '"\\udfff\\ud800"',
    '"\\u0000"',
    '"\\u202e"',
    '"\ufeff"',
    '"__proto__"',
    '"constructor"',
  ],
  ...[
    '[]',
    '{}',
    '[[]]',
    '[null]',
    '{"":""}',
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{"admin":true}}}',
  ],
  ...['{"length":1e9}', '{"toJSON":1}', '{"toString":null}', '{"then":1}', '{"$gt":""}', '{"id":1,"id":2}'],
  `${'['.repeat(depth)}${']'.repeat(depth)}`,
  `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
  '['.repeat(depth),
  `"${'a'.repeat(100_000)}"`,
  `[${'0,'.repeat(50_000)}0]`,
  `{${Array.from({ length: 5_000 }, (_, at) => `"k${at}":${at}`).join(',')}}`,
]

/** The same text with one of its values, or one of its keys, replaced. */
export const brokenJson = (text: string, random: SeededRandom): string => {
  const places = [...text.matchAll(/"(?:[^"\\]|\\.)*"|true|false|null|-?\d+/g)]
  const place = random.one(places)
  const isKey = text[place.index + place[0].length] === ':'
  const keys = ['"__proto__"', '"constructor"', '"hasOwnProperty"', '"toString"', '"\\ud800"', '""', '"type"']
  const put = isKey ? random.one(keys) : random.one(brokenValues)
  return text.slice(0, place.index) + put + text.slice(place.index + place[0].length)
}
