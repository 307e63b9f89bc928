import { limits } from '../../../kernel/limits.ts'

/** What a person, a paste or a malicious client puts into a field, with the reason that it is refused with. */
export type BadValue = readonly [what: string, value: unknown, reason: string]

export const malformedIds: readonly BadValue[] = [
  ['an empty id', '', 'malformed-id'],
  ['an id with a path', '../etc/passwd', 'malformed-id'],
  ['an id that is too long', 'a'.repeat(65), 'malformed-id'],
  ['a number for an id', 7, 'wrong-type'],
]

export const badLines = (lengthMax: number): readonly BadValue[] => [
  ['nothing', '', 'empty'],
  ['spaces', '   ', 'empty'],
  ['a no-break space', '\u00A0', 'empty'],
  ['a zero-width space', '\u200B', 'empty'],
  ['one character too many', 'x'.repeat(lengthMax + 1), 'too-long'],
  ['a bell', 'a\u0007b', 'control-characters'],
  ['an override of the direction', 'a\u202Eb', 'control-characters'],
  ['half a surrogate', 'a\uD800', 'control-characters'],
  ['a number', 5, 'wrong-type'],
  ['a list', ['a'], 'wrong-type'],
]

export const badNames: readonly BadValue[] = [...badLines(limits.nameLengthMax), ['markup', '<img src=x>', 'markup']]

export const badTexts = (lengthMax: number): readonly BadValue[] => [
  ['one character too many', 'x'.repeat(lengthMax + 1), 'too-long'],
  ['a bell', 'a\u0007b', 'control-characters'],
  ['an override of the direction', 'a\u202Eb', 'control-characters'],
  ['a number', 5, 'wrong-type'],
]

export const badDates: readonly BadValue[] = [
  ['nothing', '', 'not-a-date'],
  ['30 February', '2026-02-30', 'not-a-date'],
  ['29 February of a common year', '2027-02-29', 'not-a-date'],
  ['31 November', '2026-11-31', 'not-a-date'],
  ['a thirteenth month', '2026-13-01', 'not-a-date'],
  ['another order', '30.11.2026', 'not-a-date'],
  ['a time of day', '2026-11-30T10:00', 'not-a-date'],
  ['a no-break space after it', '2026-11-30\u00A0', 'not-a-date'],
  ['a year that no work is planned for', '1999-12-31', 'not-a-date'],
  ['a number', 20261130, 'wrong-type'],
]

export const badNumbers = (min: number, max: number): readonly BadValue[] => [
  ['one too few', min - 1, 'too-small'],
  ['one too many', max + 1, 'too-large'],
  ['a half', min + 0.5, 'not-a-number'],
  ['text', String(min), 'wrong-type'],
  ['infinity', Infinity, 'not-a-number'],
  ['no number', NaN, 'wrong-type'],
]

export const noOption: readonly BadValue[] = [
  ['a word that there is not', 'whatever', 'not-an-option'],
  ['a name of every object', 'constructor', 'not-an-option'],
]
export const notYesOrNo: readonly BadValue[] = [['text for yes', 'yes', 'wrong-type']]
/** The arguments with one of them replaced, by its path. */
export const withValue = (args: object, path: string, value: unknown): object => {
  const [first = '', ...rest] = path.split('.')
  const inner = (args as Readonly<Record<string, unknown>>)[first]
  return { ...args, [first]: rest.length === 0 ? value : withValue(inner as object, rest.join('.'), value) }
}
