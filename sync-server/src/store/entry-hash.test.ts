import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { HashVersion, LogEntry } from './store.ts'
import { directoryOf, entry, mewa } from '../testing/store-samples.ts'
import { chained, entryHash, genesisHash } from './entry-hash.ts'

const document = directoryOf(mewa)
const hash = (changed: Partial<LogEntry> = {}, version: HashVersion = 2): string =>
  entryHash(version, document, genesisHash, { ...entry(1), ...changed })

it.each([
  [1, `["${genesisHash}","directory/mewa-0001",1,"mutation-1",`],
  [2, `[2,"${genesisHash}","directory/mewa-0001",1,"mutation-1","login",`],
] as const)('[A3] version %i of the hash of an entry is documented, so that others can compute it', (version, head) => {
  const text =
    `${head}"login-halina","member-halina","Halina","renameAccount",` +
    '{"name":"Łódź"},[{"kind":"account","id":"mewa-main","before":null,"after":{"id":"mewa-main","kind":"main",' +
    '"name":"Łódź","parentId":null,"status":"active","position":0,"createdAt":1}}],{"mewa-main":"Łódź"},1795000000000]'
  expect(hash({}, version)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
})

it('[ISSUE 3] the hash covers every part of an entry, its document and the previous hash', () => {
  const changed: readonly Partial<LogEntry>[] = [
    { seq: 2 },
    { mutationId: 'mutation-2' },
    { actorKind: 'operator' },
    { actorLoginId: null },
    { actor: null },
    { actor: { memberId: null, name: 'Halina' } },
    { actor: { memberId: entry(1).actor?.memberId ?? null, name: 'Adam' } },
    { name: 'viewAs' },
    { args: { name: 'Lodz' } },
    { changes: [] },
    { names: {} },
    { at: 1 },
  ]
  const hashes = [
    ...[{}, ...changed].map((one) => hash(one)),
    hash({}, 1),
    entryHash(2, 'directory/orla-0001' as typeof document, genesisHash, entry(1)),
    entryHash(2, document, 'a'.repeat(64), entry(1)),
  ]
  expect(new Set(hashes).size).toBe(changed.length + 4)
})

it('[ISSUE 3] an entry read back from JSON has the same hash, whatever its keys and numbers', () => {
  const args = { z: -0, 10: 'ten', 2: 'two', __proto__: null, big: 1e300, left: undefined, text: '\ud800 \u2028 🐢' }
  const kept = JSON.parse(JSON.stringify(args)) as unknown
  expect(hash({ args: kept })).toBe(hash({ args }))
})

it('[ISSUE 3] each entry of a commit is chained to the one before it', () => {
  const [first, second] = chained(document, genesisHash, [entry(1), entry(2)])
  expect([first?.previousHash, second?.previousHash]).toEqual([genesisHash, first?.hash])
  expect(second?.hash).toBe(entryHash(2, document, first?.hash ?? '', entry(2)))
})
