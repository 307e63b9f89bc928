import { applyChanges } from '../kernel/change.ts'
import { type CalendarDate, momentOf } from '../kernel/calendar-date.ts'
import type { AccountId } from '../kernel/ids.ts'
import { emptyDirectory, type Directory } from '../directory/directory.ts'
import type { FoldedEntry } from '../directory/history/directory-at.ts'
import type { MonthlySubject } from './price-list.ts'

/** How many of one sort an account had at the end of a day. */
export interface ChargedDay {
  readonly date: CalendarDate
  readonly accountId: AccountId
  readonly subject: MonthlySubject
  /** The type of the service. */
  readonly of: string | null
  readonly count: number
}

/**
 * What each account had on each day, from the log alone. A day belongs to what there was at its end, at midnight of Warsaw:
 * what comes on the 10th is charged for the 10th, what goes on the 10th is not, and what moves on the 20th is charged to
 * the account that has it that night. So each day is charged once, whatever happened in it. An archived account, and
 * what it has, is not charged.
 *
 * @param dates The days, in order.
 */
export const chargedDays = (entries: readonly FoldedEntry[], dates: readonly CalendarDate[]): readonly ChargedDay[] => {
  const directory = emptyDirectory()
  let applied = 0
  return dates.flatMap((date) => {
    // As in `directoryAt`: everything up to the last entry that is not later, though a clock may have been set back.
    const end = entries.findLastIndex(({ at }) => at < momentOf(date, 24)) + 1
    for (; applied < end; applied += 1) applyChanges(directory, entries[applied]?.changes ?? [])
    return chargedOn(directory, date)
  })
}

const chargedOn = (directory: Directory, date: CalendarDate): readonly ChargedDay[] => {
  const counts = new Map<string, { day: Omit<ChargedDay, 'count'>; count: number }>()
  const count = (accountId: AccountId, subject: MonthlySubject, of: string | null): void => {
    if (directory.account.get(accountId)?.status !== 'active') return
    const key = JSON.stringify([accountId, subject, of])
    const counted = counts.get(key) ?? { day: { date, accountId, subject, of }, count: 0 }
    counts.set(key, { ...counted, count: counted.count + 1 })
  }
  for (const { id } of directory.account.values()) count(id, 'account', null)
  for (const { accountId } of directory.unit.values()) count(accountId, 'unit', null)
  for (const { accountId, type } of directory.service.values()) count(accountId, 'service', type)
  return [...counts.values()].map(({ day, count }) => ({ ...day, count }))
}
