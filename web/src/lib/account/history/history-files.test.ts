import type { HistoryPage } from '@kontor/protocol/http'
import type { HistoryEntry } from '@kontor/domain'
import { expect, it } from 'vitest'
import type { Answer } from '#lib/api/call-server.ts'
import type { AccessAt } from '#lib/api/history.ts'
import { csvOf } from '#lib/files/csv.ts'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { accessTableFile } from './access-table-file.ts'
import { directoryHistoryWords } from './directory-history-words.ts'
import { HistoryExport } from './history-export.svelte.ts'
import { historyProof } from './history-proof.ts'
import { historyTableFile } from './history-table-file.ts'

const sample = sampleDirectory()
const zulawy = sample.account('=CMD()')
const entryOf = (seq: number): HistoryEntry => ({
  seq,
  mutationId: `mutation-${seq}`,
  at: Date.UTC(2026, 10, 20, 13, 20),
  actor: { kind: 'login', loginId: sample.owner.loginId, memberId: sample.owner.id, name: '+Halina "H"' },
  name: 'renameAccount',
  args: { accountId: zulawy.id, name: 'Żuławy' },
  changes: [{ kind: 'account', id: zulawy.id, before: zulawy, after: { ...zulawy, name: 'Żuławy' } }],
  names: { [zulawy.id]: 'Żuławy' },
  hash: 'a'.repeat(64),
  previousHash: 'b'.repeat(64),
})
const head = { seq: 3, hash: 'a'.repeat(64) }

it('[B10] the history is a table with a line for each entry, and no cell is a formula', () => {
  const table = historyTableFile([entryOf(3)], directoryHistoryWords(null))
  const at = Date.UTC(2026, 10, 20, 13, 20)
  expect(table.rows).toEqual([
    [
      ...[3, { at, precision: 'second' }, '+Halina "H"', '+Halina "H" – zmiana nazwy konta: =CMD() na Żuławy'],
      ...['Konto: Żuławy, Nazwa: =CMD()', 'Konto: Żuławy, Nazwa: Żuławy', 'a'.repeat(64)],
    ],
  ])
  expect(csvOf(table, 'pl')).toContain(`;"'+Halina ""H""";`)
})

it('[ISSUE 3] the proof holds the entries from the oldest, unchanged, and the end of the chain', () => {
  const proof: unknown = JSON.parse(historyProof('directory/organization', { entries: [entryOf(3), entryOf(2)], head }))
  expect(proof).toEqual({ document: 'directory/organization', head, entries: [entryOf(2), entryOf(3)] })
})

it('[ISSUE 3] who had access is a line for each person and account', () => {
  const people = [
    {
      ...{ memberId: sample.owner.id, name: 'Halina', username: 'h.w', admin: true, primary: true },
      accounts: [{ accountId: zulawy.id, name: '=CMD()', reason: 'grant', rights: ['mail', 'finance'] }],
    },
  ] as const
  expect(accessTableFile({ at: 0, people } satisfies AccessAt)).toEqual({
    title: 'Kto miał dostęp',
    head: ['imię i nazwisko', 'nazwa użytkownika', 'konto', 'skąd dostęp', 'prawa'],
    rows: [['Halina', 'h.w', '=CMD()', 'dostęp nadany', 'Poczta, Finanse']],
  })
})

/** A server with this many entries, two on a page. */
const serverOf = (count: number) => {
  const asked: (number | null)[] = []
  const read = ({ before }: { before: number | null }): Promise<Answer<HistoryPage>> => {
    asked.push(before)
    const newest = (before ?? count + 1) - 1
    const entries = [newest, newest - 1].filter((seq) => seq > 0).map(entryOf)
    return Promise.resolve({ ok: true, value: { entries, next: newest - 1 > 1 ? newest - 1 : null, head } })
  }
  return { asked, read }
}

it('[ISSUE 3] everything that the filter finds is collected, page after page', async () => {
  const { asked, read } = serverOf(5)
  const collection = await new HistoryExport().collect(read)
  expect(collection).toMatchObject({ state: 'done', collected: { isBounded: false } })
  expect(collection.state === 'done' && collection.collected.entries.map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1])
  expect(asked).toEqual([null, 4, 2])
})

it('[ISSUE 3] past the bound it ends, and reports that', async () => {
  const collection = await new HistoryExport().collect(serverOf(9).read, 3)
  expect(collection.state === 'done' && [collection.collected.isBounded, collection.collected.entries.length]).toEqual([
    true,
    3,
  ])
})

it('[ISSUE 3] it can be stopped, and fails with the server’s code', async () => {
  const collecting = new HistoryExport()
  const { read } = serverOf(9)
  const stopped = collecting.collect((page) => {
    collecting.cancel()
    return read(page)
  })
  expect(await stopped).toEqual({ state: 'cancelled' })
  const failed = await collecting.collect(() => Promise.resolve({ ok: false, status: 0, code: 'offline', facts: {} }))
  expect([failed, collecting.count]).toEqual([{ state: 'failed', code: 'offline' }, null])
})
