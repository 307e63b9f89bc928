import {
  calendarKind,
  stayAvailability,
  type CalendarDate,
  type Reservation,
  type RoomTypeId,
  type StayAvailability,
} from '@kontor/domain'
import type { DayText } from '#lib/format/calendar-day.ts'
import { useToasts } from '#lib/kit/toasts.svelte.ts'
import { useAccount } from '#lib/session/current-account.svelte.ts'
import { openedSection } from '#lib/session/opened-section.svelte.ts'
import type { ReservationsView } from '#lib/session/reservations-view.svelte.ts'
import { useSession } from '#lib/session/session.svelte.ts'

/** The days as a form has them: empty until they are given. */
export interface TypedStay {
  readonly arrival: DayText
  readonly departure: DayText
}

/**
 * What the calendar says of a stay, by room type. Null without days, and for a person without the right `calendar` (B28) or
 * a copy of it. Called while a component is created; the result is read while drawing.
 */
export const openedAvailability = (
  view: ReservationsView,
): ((stay: TypedStay, own: Reservation | null) => ReadonlyMap<RoomTypeId, StayAvailability> | null) => {
  const opened = openedSection(calendarKind, { session: useSession(), current: useAccount(), toasts: useToasts() })
  return ({ arrival, departure }, own) => {
    const [calendar, reservations] = [opened()?.content ?? null, view.content]
    if (calendar === null || reservations === null || arrival === '' || departure === '') return null
    const stay = { arrival: arrival as CalendarDate, departure: departure as CalendarDate }
    return stayAvailability(calendar, reservations, stay, own)
  }
}
