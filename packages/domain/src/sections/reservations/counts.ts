import { addDays, type CalendarDate, dateAt, momentOf } from '../../kernel/calendar-date.ts'
import { reservationLateSince } from './late.ts'
import { isInList } from './lists.ts'
import { isOpenReservation, isStayOver, type ReservationState } from './machine.ts'
import type { Reservation } from './records.ts'

/** The figures of the front desk, of the navigation, and of one account in the overview (A2, A5). */
export interface ReservationCounts {
  readonly open: number
  /** Expected today or earlier, and those of today that came. */
  readonly arrivals: number
  /** Of the arrivals, those that came. */
  readonly arrived: number
  readonly departures: number
  /** Of the departures, those that left. */
  readonly departed: number
  readonly inHouse: number
  /** Adults and children in the house. */
  readonly guestsInHouse: number
  readonly upcoming: number
  /** New ones that wait for an answer for too long. */
  readonly lateAnswers: number
  /** Everything that waits too long, the answers too. */
  readonly late: number
  readonly withoutPerson: number
  /** Of open ones, those that the person in question is in charge of. */
  readonly mine: number
  /** Stays that are over and not reconciled. */
  readonly toReconcile: number
  /** All reservations. States in which there is none are missing. */
  readonly byState: ReadonlyMap<ReservationState, number>
}

/** @example reservationCounts(section.reservation.values(), { now, memberId }).arrivals */
export const reservationCounts = (
  reservations: Iterable<Reservation>,
  { now, memberId }: { readonly now: number; readonly memberId: string | null },
): ReservationCounts => {
  const today = dateAt(now)
  const byState = new Map<ReservationState, number>()
  const counts = {
    ...{ open: 0, arrivals: 0, arrived: 0, departures: 0, departed: 0, inHouse: 0, guestsInHouse: 0, upcoming: 0 },
    ...{ lateAnswers: 0, late: 0, withoutPerson: 0, mine: 0, toReconcile: 0 },
  }
  for (const reservation of reservations) {
    const { state, assigneeId } = reservation
    byState.set(state, (byState.get(state) ?? 0) + 1)
    countDay(counts, reservation, today)
    if (isStayOver(reservation) && reservation.reconciled === null) counts.toReconcile += 1
    if (!isOpenReservation(reservation)) continue
    counts.open += 1
    if (assigneeId === null) counts.withoutPerson += 1
    else if (assigneeId === memberId) counts.mine += 1
    if (reservationLateSince(reservation, now) === null) continue
    counts.late += 1
    if (state === 'new') counts.lateAnswers += 1
  }
  return { ...counts, byState }
}

type DayCounts = {
  -readonly [K in 'arrivals' | 'arrived' | 'departures' | 'departed' | 'inHouse' | 'guestsInHouse' | 'upcoming']: number
}

const countDay = (counts: DayCounts, reservation: Reservation, today: CalendarDate): void => {
  const { state, adults, children } = reservation
  if (isInList(reservation, 'arrivals', today)) {
    counts.arrivals += 1
    if (state === 'arrived' || state === 'departed') counts.arrived += 1
  }
  if (isInList(reservation, 'departures', today)) {
    counts.departures += 1
    if (state === 'departed') counts.departed += 1
  }
  if (isInList(reservation, 'upcoming', today)) counts.upcoming += 1
  if (state !== 'arrived') return
  counts.inHouse += 1
  counts.guestsInHouse += adults + children
}

export interface StayDay {
  readonly date: CalendarDate
  readonly made: number
  readonly arrived: number
  readonly departed: number
  readonly cancelled: number
  /** Stays that had a guest in the night that began on this day. */
  readonly occupied: number
}

/** What happened per day of Warsaw: the last `days` days, oldest first, today included. */
export const reservationsPerDay = (
  reservations: Iterable<Reservation>,
  { now, days }: { readonly now: number; readonly days: number },
): readonly StayDay[] => {
  const today = dateAt(now)
  const dates = Array.from({ length: days }, (_, place) => addDays(today, place - days + 1))
  const figures = new Map(dates.map((date) => [date, { made: 0, arrived: 0, departed: 0, cancelled: 0, occupied: 0 }]))
  const from = momentOf(addDays(today, 1 - days))
  const count = (at: number | null, what: Exclude<keyof StayDay, 'date' | 'occupied'>): void => {
    // What was before is most of it, and its day is not worth finding.
    const day = at === null || at < from ? undefined : figures.get(dateAt(at))
    if (day !== undefined) day[what] += 1
  }
  for (const reservation of reservations) {
    const { made, arrivedAt, closedAt, state } = reservation
    count(made.at, 'made')
    count(arrivedAt, 'arrived')
    if (state === 'departed') count(closedAt, 'departed')
    if (state === 'cancelled') count(closedAt, 'cancelled')
    if (arrivedAt === null) continue
    const [first, end] = [dateAt(arrivedAt), closedAt === null ? addDays(today, 1) : dateAt(closedAt)]
    for (const [date, day] of figures) if (date >= first && date < end) day.occupied += 1
  }
  return [...figures].map(([date, day]) => ({ date, ...day }))
}
