import type { Month } from '../../billing/month.ts'
import type { RatePlanId, RoomTypeId } from '../../kernel/ids.ts'
import { type Calendar, type CalendarWrite, put, remove } from './calendar.ts'
import { areSameDays, nightsId, pricesId, withValues } from './days.ts'
import type { Days } from './records.ts'

/** What a month of a room type sets for its nights. */
export const nightFields = ['rooms', 'minStay', 'closed'] as const
export type NightField = (typeof nightFields)[number]

/** New values, by their places in the month. */
export type NewValues = ReadonlyMap<number, number | null>

/** The write that gives nights these values; none where they have them. A record that sets nothing is removed. */
export const writeNights = (
  { nights }: Calendar,
  roomTypeId: RoomTypeId,
  month: Month,
  values: Partial<Readonly<Record<NightField, NewValues>>>,
): readonly CalendarWrite[] => {
  const id = nightsId(roomTypeId, month)
  const known = nights.get(id)
  const before = known ?? { id, roomTypeId, month, rooms: [], minStay: [], closed: [] }
  const after = { ...before }
  for (const field of nightFields) after[field] = changed(before[field], values[field])
  if (nightFields.every((field) => areSameDays(before[field], after[field]))) return []
  return nightFields.every((field) => after[field].length === 0) ? [remove('nights', id)] : [put('nights', after)]
}

export const writePrices = (
  { prices }: Calendar,
  of: { readonly roomTypeId: RoomTypeId; readonly ratePlanId: RatePlanId; readonly month: Month },
  values: NewValues,
): readonly CalendarWrite[] => {
  const id = pricesId(of.roomTypeId, of.ratePlanId, of.month)
  const before = prices.get(id)?.prices ?? []
  const after = changed(before, values)
  if (areSameDays(before, after)) return []
  return after.length === 0 ? [remove('prices', id)] : [put('prices', { id, ...of, prices: after })]
}

const changed = (days: Days, values: NewValues | undefined): Days =>
  values === undefined ? days : withValues(days, values)
