import { expect, it } from 'vitest'
import { filesBelow, textOf } from './source-files.ts'

/** STYLE, "Plain English": turns of phrase that are out, and what is written instead. */
const turns: readonly { readonly turn: RegExp; readonly instead: string }[] = [
  { turn: /\bwhoever\b/i, instead: 'the person, member or client that is meant' },
  { turn: /\bsomebody\b/i, instead: 'a person, member or visitor' },
  { turn: /\bnobody\b/i, instead: 'no one, or what does not happen' },
  { turn: /\btold\b/i, instead: 'receives, is sent, is shown' },
  { turn: /\bhears?\b/i, instead: 'receives, is notified' },
  { turn: /\b(lies|lay)\b/i, instead: 'is kept, is stored' },
  { turn: /\bstands?\b(?! (for|alone)\b)/i, instead: 'is, is shown, is written' },
  { turn: /\bstood\b/i, instead: 'was' },
  { turn: /\bmeans? ill\b/i, instead: 'malicious' },
  { turn: /\botherwise than\b/i, instead: 'differs from' },
  { turn: /\bknows? of\b/i, instead: 'knows, has' },
  { turn: /\bby the way\b/i, instead: 'as a side effect' },
  { turn: /\b\w*Asked\b|\basked-/, instead: 'query, request' },
  { turn: /peopleInShort|inTurns|hasBeginning|TravellingLogin/, instead: 'a name of the field' },
]

/** The lists of what is out name it. */
const ownLists = ['tests/tidy/plain-english.test.ts', 'tests/tidy/words.test.ts']

const written = ['packages', 'sync-server', 'tests', 'web/src']
  .flatMap((folder) => filesBelow(folder, ['.ts', '.svelte', '.css', '.md']))
  .concat('ARCHITECTURE.md', 'README.md', 'web/README.md')
  .filter((path) => !ownLists.includes(path))

it.each(turns)('[STYLE] in plain English nothing says $turn; it says: $instead', ({ turn }) => {
  const found = written.flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((line, at) => (turn.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
  )
  expect(found).toEqual([])
})
