import { startOfDay } from '#lib/format/calendar-day.ts'
import { shortDate } from '#lib/format/date.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'

const shown = (day: string): string => shortDate(startOfDay(day) ?? 0, getLocale())

/** B18: the first day of a unit in the contract, in words. */
export const contractFrom = (from: string | null): string => (from === null ? m.operator_contract_start() : shown(from))

/** B18: its last day. */
export const contractUntil = (until: string | null): string =>
  until === null ? m.operator_contract_open() : shown(until)
