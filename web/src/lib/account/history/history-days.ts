import type { LoggedEntry } from '@kontor/domain'
import { daysBetween, fullDate } from '#lib/format/date.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'

export interface HistoryDay<Entry extends LoggedEntry> {
  /** The seq of its newest entry: where a server's clock was set back, a day comes twice. */
  readonly key: string
  /** `Dzisiaj`, `Wczoraj`; empty for any other day. */
  readonly word: string
  /** `piątek, 20 listopada 2026` */
  readonly date: string
  readonly entries: readonly Entry[]
}

/** Entries in their order, split where a day ends. */
export const historyDays = <Entry extends LoggedEntry>(
  entries: readonly Entry[],
  now: number,
): readonly HistoryDay<Entry>[] => {
  const days: { at: number; entries: Entry[] }[] = []
  for (const entry of entries) {
    const last = days.at(-1)
    if (last !== undefined && daysBetween(last.at, entry.at) === 0) last.entries.push(entry)
    else days.push({ at: entry.at, entries: [entry] })
  }
  return days.map(({ at, entries: ofDay }) => ({
    key: String(ofDay[0]?.seq ?? at),
    word: wordOf(daysBetween(now, at)),
    date: fullDate(at, getLocale()),
    entries: ofDay,
  }))
}

const wordOf = (days: number): string => {
  if (days === 0) return m.history_day_today()
  return days === -1 ? m.history_day_yesterday() : ''
}
