import { expect, it } from 'vitest'
import type { FoldedEntry } from '../directory/history/directory-at.ts'
import type { AccountId } from '../kernel/ids.ts'
import { departedReservations, finishedProcesses } from './charged-pieces.ts'
import type { Month } from './month.ts'

const accountId = 'account-main' as AccountId
const november = '2026-11' as Month
const at = (text: string) => Date.parse(text)

const logOf = (kind: string, ...writes: readonly (readonly [at: string, id: string, record: object])[]) =>
  writes.map(([time, id, record], seq) => ({
    seq,
    at: at(time),
    changes: [{ kind, id, before: null, after: { id, ...record } }],
  })) as unknown as readonly FoldedEntry[]

it('[DESIGN 12] processes that were done or ported in the month are charged, as they were when it ended', () => {
  const process = (state: string, closedAt: string | null, service: string | null = null) => ({
    ...{ state, closedAt: closedAt === null ? null : at(closedAt), type: 'complaint' },
    portability: service === null ? null : { service },
  })
  const entries = logOf(
    'process',
    ['2026-10-31T23:59+01:00', 'process-1', process('done', '2026-10-31T23:59+01:00')],
    ['2026-11-01T00:00+01:00', 'process-2', process('ported', '2026-11-01T00:00+01:00', 'mnp')],
    ['2026-11-05T12:00+01:00', 'process-3', process('cancelled', '2026-11-05T12:00+01:00')],
    ['2026-11-06T12:00+01:00', 'process-4', process('done', '2026-11-06T12:00+01:00')],
    ['2026-11-07T12:00+01:00', 'process-4', process('in-progress', null)],
    ['2026-11-30T23:59+01:00', 'process-5', process('done', '2026-11-30T23:59+01:00')],
    ['2026-12-01T00:00+01:00', 'process-5', process('in-progress', null)],
  )
  expect(finishedProcesses(accountId, entries, november)).toEqual([
    { accountId, subject: 'process', of: 'mnp', at: at('2026-11-01T00:00+01:00') },
    { accountId, subject: 'process', of: 'complaint', at: at('2026-11-30T23:59+01:00') },
  ])
})

it('[DESIGN 12] reservations that departed in the month are charged on what was paid', () => {
  const stay = (state: string, closedAt: string, fields: object = {}) => ({
    ...{ state, closedAt: at(closedAt), price: 90_000, commission: 150, reconciled: null },
    ...fields,
  })
  const entries = logOf(
    'reservation',
    ['2026-11-10T12:00+01:00', 'stay-1', stay('departed', '2026-11-10T12:00+01:00')],
    [
      '2026-11-11T12:00+01:00',
      'stay-2',
      stay('departed', '2026-11-11T12:00+01:00', { reconciled: { amount: 80_000 } }),
    ],
    ['2026-11-12T12:00+01:00', 'stay-3', stay('no-show', '2026-11-12T12:00+01:00')],
    ['2026-12-02T12:00+01:00', 'stay-4', stay('departed', '2026-12-02T12:00+01:00')],
  )
  expect(departedReservations(accountId, entries, november)).toEqual([
    { accountId, subject: 'reservation', of: null, at: at('2026-11-10T12:00+01:00'), amount: 90_000, commission: 150 },
    { accountId, subject: 'reservation', of: null, at: at('2026-11-11T12:00+01:00'), amount: 80_000, commission: 150 },
  ])
})
