import {
  Draft,
  emptyProcesses,
  isRefusal,
  processesKind,
  runMutation,
  type LoginId,
  type MemberId,
} from '@kontor/domain'
import { expect, test } from 'vitest'
import { OptimisticView } from './optimistic-view.ts'

const now = Date.UTC(2026, 10, 27, 11)
const loginId = 'login-anna' as LoginId
const access = {
  ...{ memberId: 'member-anna' as MemberId, loginId, name: 'Anna', admin: false },
  rights: ['processes' as const],
}
const opening = (word: string, from: string) => ({
  name: 'openProcess',
  version: 1,
  args: {
    ...{ processId: `process-${word}`, type: 'np-in' },
    portability: { service: 'mnp', numbers: { from }, mode: 'DAY', operator: 'PT 01102' },
  },
})

test('[ISSUE 9] mutations are judged one after another, and nothing is drawn', () => {
  const view = new OptimisticView(processesKind, loginId)
  const draft = new Draft(emptyProcesses())
  const waiting = opening('0001', '512884071')
  const context = { actor: { kind: 'login', loginId } as const, now, facts: {}, access }
  const opened = runMutation(processesKind, draft.current, waiting, context)
  if (!isRefusal(opened)) draft.apply(opened.writes)
  view.show({ accepted: draft.share(), access, mutations: [] })
  const codes = view
    .refusalsInTurn(
      [
        ...[opening('0002', '512884071'), opening('0003', '601337925')],
        ...[opening('0004', '601337925'), opening('0005', '730115602')],
      ],
      now,
    )
    .map((refusal) => refusal?.code ?? null)
  expect(codes).toEqual(['number-in-open-process', null, 'number-in-open-process', null])
  expect([...view.content.process.keys()]).toEqual(['process-0001'])
})
