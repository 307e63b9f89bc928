import { applyChanges } from '../kernel/change.ts'
import type { AccountId } from '../kernel/ids.ts'
import type { WritableContent } from '../kernel/record.ts'
import type { FoldedEntry } from '../directory/history/directory-at.ts'
import { isFinished, kindOf } from '../sections/processes/counts.ts'
import { emptyProcesses } from '../sections/processes/processes.ts'
import { emptyReservations } from '../sections/reservations/reservations.ts'
import type { Grosz } from './amounts.ts'
import { type Month, momentsOf } from './month.ts'

/** Something that is charged by the piece, on the day on which it was finished. */
export type ChargedPiece = ChargedProcess | ChargedReservation

interface ChargedProcess {
  readonly accountId: AccountId
  /** When it was finished, in milliseconds since 1970. */
  readonly at: number
  readonly subject: 'process'
  /** `kindOf` the process. */
  readonly of: string
}

interface ChargedReservation {
  readonly accountId: AccountId
  /** When the guest departed. */
  readonly at: number
  readonly subject: 'reservation'
  readonly of: null
  /** What the guest paid, in grosz: the amount that was reconciled, else the price. */
  readonly amount: Grosz
  /** Per mille, as agreed when it was made; 0: none was. */
  readonly commission: number
}

/** The processes of an account that were finished in a month, from the log of its section; as it was when the month ended. */
export const finishedProcesses = (
  accountId: AccountId,
  entries: readonly FoldedEntry[],
  month: Month,
): readonly ChargedProcess[] => {
  const { from, to } = momentsOf(month)
  const section = contentBefore(emptyProcesses(), entries, to)
  return [...section.process.values()].flatMap((process) =>
    isFinished(process) && process.closedAt >= from && process.closedAt < to
      ? [{ accountId, at: process.closedAt, subject: 'process' as const, of: kindOf(process) }]
      : [],
  )
}

/** The reservations of an account whose guests departed in a month, from the log of its section; as it was when the month ended. */
export const departedReservations = (
  accountId: AccountId,
  entries: readonly FoldedEntry[],
  month: Month,
): readonly ChargedReservation[] => {
  const { from, to } = momentsOf(month)
  const section = contentBefore(emptyReservations(), entries, to)
  return [...section.reservation.values()].flatMap(({ state, closedAt, reconciled, price, commission }) =>
    state === 'departed' && closedAt !== null && closedAt >= from && closedAt < to
      ? [
          {
            ...{ accountId, at: closedAt, subject: 'reservation' as const, of: null },
            ...{ amount: reconciled?.amount ?? price, commission },
          },
        ]
      : [],
  )
}

const contentBefore = <Content extends WritableContent>(
  content: Content,
  entries: readonly FoldedEntry[],
  moment: number,
): Content => {
  for (const { changes } of entries.slice(0, entries.findLastIndex(({ at }) => at < moment) + 1))
    applyChanges(content, changes)
  return content
}
