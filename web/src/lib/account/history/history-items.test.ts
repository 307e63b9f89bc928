import { mutationIdInAct, type HistoryEntry, type LoginId } from '@kontor/domain'
import { expect, test } from 'vitest'
import { historyItems } from './history-items.ts'

const act = 'k3_Vq-8ZtR0xLw7yB2n_51'
const halina = { kind: 'login', loginId: 'login-halina' as LoginId, memberId: null, name: 'Halina Wróblewska' } as const
const krzysztof = { ...halina, loginId: 'login-krzysztof' as LoginId, name: 'Krzysztof Zając' }

const entry = (seq: number, over: Partial<HistoryEntry>): HistoryEntry => ({
  seq,
  mutationId: `mutation-${seq}`,
  at: seq,
  actor: halina,
  name: 'changeRights',
  args: {},
  changes: [],
  names: {},
  hash: '',
  previousHash: '',
  ...over,
})
const seqs = (entries: readonly HistoryEntry[]) =>
  historyItems(entries).map((item) => item.entries.map(({ seq }) => seq))

test('[ISSUE 8 E2] the entries of one act are one item, at the place of the newest, whatever is between them', () => {
  const ofAct = (seq: number) => entry(seq, { mutationId: mutationIdInAct(act, seq) })
  expect(seqs([ofAct(9), entry(8, {}), ofAct(7), ofAct(6), entry(5, {})])).toEqual([[9, 7, 6], [8], [5]])
})

test('[ISSUE 8 E2] an entry of another person or of another mutation under the same act stays separate', () => {
  const mutationId = mutationIdInAct(act, 1)
  expect(
    seqs([
      entry(4, { mutationId }),
      entry(3, { mutationId, actor: krzysztof }),
      entry(2, { mutationId, name: 'removeMember' }),
      entry(1, { mutationId }),
    ]),
  ).toEqual([[4, 1], [3], [2]])
})
