import { addDays, type CalendarDate, dateAt } from '../../kernel/calendar-date.ts'
import type { RatePlanId, RoomTypeId } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import { sameNameForm } from '../../kernel/same-form.ts'
import type { Calendar } from './calendar.ts'
import { dateIn } from './days.ts'
import type { RoomType } from './records.ts'
import type { CalendarRefusal } from './refusal.ts'

export const lastNightAhead = (today: CalendarDate): CalendarDate => addDays(today, limits.calendar.nightsAheadMax)

/** A range begins today or later, by the server's clock and Warsaw's days, and ends within some years. */
export const refuseRange = (from: CalendarDate, to: CalendarDate, now: number): CalendarRefusal | null => {
  if (to < from) return { code: 'range-the-wrong-way', from, to }
  const today = dateAt(now)
  if (from < today) return { code: 'nights-in-the-past', from, today }
  const last = lastNightAhead(today)
  return to > last ? { code: 'nights-too-far-ahead', to, last } : null
}

export const refuseUnknown = (
  { roomType, ratePlan }: Calendar,
  roomTypeIds: readonly RoomTypeId[],
  ratePlanIds: readonly RatePlanId[],
): CalendarRefusal | null => {
  const type = roomTypeIds.find((id) => !roomType.has(id))
  if (type !== undefined) return { code: 'unknown-roomType', recordId: type }
  const plan = ratePlanIds.find((id) => !ratePlan.has(id))
  return plan === undefined ? null : { code: 'unknown-ratePlan', recordId: plan }
}

interface Named {
  readonly id: string
  readonly name: string
}

/** Two names that look the same would be chosen wrongly. */
export const hasName = (records: ReadonlyMap<string, Named>, name: string, except: string | null): boolean =>
  [...records.values()].some((record) => record.id !== except && sameNameForm(record.name) === sameNameForm(name))

/** Guests have rooms of it from today on. */
export const refuseBooked = ({ taken }: Calendar, { id, name }: RoomType, now: number): CalendarRefusal | null => {
  const today = dateAt(now)
  const nights = [...taken.values()]
    .filter(({ roomTypeId }) => roomTypeId === id)
    .flatMap(({ month, taken: counts }) => counts.flatMap((count, place) => (count > 0 ? [dateIn(month, place)] : [])))
    .filter((date) => date >= today)
    .sort()
  const last = nights.at(-1)
  return last === undefined ? null : { code: 'room-type-is-booked', name, nights: nights.length, last }
}
