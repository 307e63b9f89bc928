import { shownDay } from '#lib/format/shown-day.ts'
import { m } from '#lib/paraglide/messages.js'

/** B18: the first day of a unit in the contract, in words. */
export const contractFrom = (from: string | null): string =>
  from === null ? m.operator_contract_start() : shownDay(from)

/** B18: its last day. */
export const contractUntil = (until: string | null): string =>
  until === null ? m.operator_contract_open() : shownDay(until)
