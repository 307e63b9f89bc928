import { directoryKind, type AccountId, type HistoryEntry, type MemberId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { passes, type HistoryFilter } from './history-filter.ts'

const everything: HistoryFilter = {
  member: null,
  account: null,
  record: null,
  actor: null,
  kinds: [],
  from: null,
  to: null,
}
const [zofia, halina] = ['member-zofia' as MemberId, 'member-halina' as MemberId]
const [gdynia, sopot] = ['account-gdynia' as AccountId, 'account-sopot' as AccountId]

/** Halina gives Zofia access to Gdynia, at 100. */
const granted: HistoryEntry = {
  ...{ seq: 2, mutationId: 'mutation-2', at: 100, name: 'changeGrants' },
  actor: { kind: 'login', loginId: 'login-halina' as never, memberId: halina, name: 'Halina' },
  args: { memberId: zofia, add: [gdynia], remove: [] },
  changes: [{ kind: 'member', id: zofia, before: null, after: null }],
  names: { [zofia]: 'Zofia', [gdynia]: 'Gdynia' },
  ...{ hash: 'b', previousHash: 'a' },
}
/** An import by the server, without names. */
const imported: HistoryEntry = {
  ...{ ...granted, seq: 1, at: 50, name: 'importOrganization', actor: { kind: 'system' }, args: {}, names: {} },
  changes: [
    { kind: 'member', id: zofia, before: null, after: null },
    { kind: 'account', id: gdynia, before: null, after: null },
  ],
}
const found = (filter: Partial<HistoryFilter>): readonly number[] =>
  [imported, granted]
    .filter((entry) => passes(directoryKind, { ...everything, ...filter }, entry))
    .map(({ seq }) => seq)

it.each<[string, Partial<HistoryFilter>, readonly number[]]>([
  ['no filter', {}, [1, 2]],
  ['the member that an entry concerns', { member: zofia }, [1, 2]],
  ['the member who acted', { member: halina }, [2]],
  ['an unknown member', { member: 'member-unknown' as MemberId }, []],
  ['what every object has', { member: 'constructor' as MemberId }, []],
  ['an account that was spoken of', { account: gdynia }, [1, 2]],
  ['another account', { account: sopot }, []],
  ['a record of any kind', { record: gdynia }, [1, 2]],
  ['another record', { record: sopot }, []],
  ['a login', { actor: 'login-halina' }, [2]],
  ['the server', { actor: 'system' }, [1]],
  ['a kind', { kinds: ['access'] }, [2]],
  ['several kinds', { kinds: ['access', 'accounts'] }, [1, 2]],
  ['from a moment', { from: 51 }, [2]],
  ['up to a moment', { to: 99 }, [1]],
  ['both ends are included', { from: 50, to: 100 }, [1, 2]],
  ['ends that are the wrong way round', { from: 100, to: 50 }, []],
  [
    'everything at once',
    { member: zofia, account: gdynia, actor: 'login-halina', kinds: ['access'], from: 100, to: 100 },
    [2],
  ],
])('[ISSUE 3] the history is filtered: %s', (_, filter, seqs) => {
  expect(found(filter)).toEqual(seqs)
})

it('[ISSUE 3] a look by the server that changed nothing has no kind, and is listed without a filter', () => {
  const looked: HistoryEntry = { ...imported, name: 'expireInvitation', changes: [] }
  const filters: readonly Partial<HistoryFilter>[] = [{}, { kinds: ['invitations'] }]
  expect(filters.map((filter) => passes(directoryKind, { ...everything, ...filter }, looked))).toEqual([true, false])
  expect(
    passes(directoryKind, { ...everything, kinds: ['view-as'] }, { ...granted, name: 'viewAs', changes: [] }),
  ).toBe(true)
})
