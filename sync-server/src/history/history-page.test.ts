import { documentName } from '@kontor/protocol'
import type { OrganizationId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import type { ChainedEntry, LogQuery } from '../store/store.ts'
import { historyPage } from './history-page.ts'

const document = documentName({ kind: 'directory', organizationId: 'mewa-0001' as OrganizationId })

/** A log of so many entries, none of which is about anybody. */
const logOf = (size: number) => ({
  log: (_document: string, { beyond, limit }: LogQuery) => {
    const from = Math.min(beyond, size + 1)
    return Promise.resolve(Array.from({ length: Math.min(limit, from - 1) }, (_, at) => entry(from - 1 - at)))
  },
})
const entry = (seq: number): ChainedEntry => ({
  ...{ seq, mutationId: `mutation-${seq}`, actorLoginId: null, actor: null, name: 'renameAccount', args: {}, at: seq },
  ...{ changes: [], names: {}, hash: '', previousHash: '' },
})
const nothing = { member: null, account: null, actor: null, kinds: [], from: null, to: null }

it('[S11] one call looks through so many entries, and for one more the next is needed', async () => {
  const most = serverLimits.historyLookedAtMax
  const query = { ...nothing, actor: 'nobody', before: null, limit: 1 }
  expect(await historyPage(logOf(most), document, query)).toMatchObject({ entries: [], next: null })
  const page = await historyPage(logOf(most + 1), document, query)
  expect(page).toMatchObject({ entries: [], next: 2 })
  expect(await historyPage(logOf(most + 1), document, { ...query, before: page.next })).toMatchObject({ next: null })
})

it('[S11] one answer holds as many entries as were asked for, and says where the next begins', async () => {
  const limit = serverLimits.historyPageMax
  const full = await historyPage(logOf(limit), document, { ...nothing, before: null, limit })
  expect([full.entries.length, full.next]).toEqual([limit, null])
  const more = await historyPage(logOf(limit + 1), document, { ...nothing, before: null, limit })
  expect([more.entries.length, more.next]).toEqual([limit, 2])
})
