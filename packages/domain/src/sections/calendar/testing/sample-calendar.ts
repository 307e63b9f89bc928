import type { ActorAccess } from '../../../kernel/actor.ts'
import type { CalendarDate } from '../../../kernel/calendar-date.ts'
import { recordChange } from '../../../kernel/change.ts'
import type { LoginId, MemberId, RatePlanId, RoomTypeId } from '../../../kernel/ids.ts'
import { isRefusal, runMutation } from '../../../kernel/run-mutation.ts'
import { undoEntry } from '../../../kernel/undo-entry.ts'
import { applyWrites } from '../../../kernel/write.ts'
import { type CalendarChange, emptyCalendar, type WritableCalendar } from '../calendar.ts'
import { calendarKind } from '../calendar-kind.ts'
import { nightOf, nightPrice } from '../night.ts'
import type { CalendarRefusal } from '../refusal.ts'

/** A Friday at noon in Warsaw. */
export const now = Date.UTC(2026, 10, 20, 11)
export const today = '2026-11-20' as CalendarDate

export const [single, family] = ['type-single', 'type-family'] as [RoomTypeId, RoomTypeId]
export const [base, strict] = ['plan-base', 'plan-strict'] as [RatePlanId, RatePlanId]

const access: ActorAccess = {
  ...{ memberId: 'member-anna' as MemberId, loginId: 'login-anna' as LoginId, name: 'Anna', admin: false },
  rights: ['calendar'],
}

/** A calendar with two room types (10 and 5 rooms) and two rate plans, and a way to send it mutations. */
export const openSample = () => {
  const calendar: WritableCalendar = emptyCalendar()
  const run = (name: string, args: object, { at = now, isSystems = false } = {}) =>
    runMutation(
      calendarKind,
      calendar,
      { name, version: 1, args },
      {
        actor: isSystems ? { kind: 'system' } : { kind: 'login', loginId: access.loginId },
        ...{ now: at, facts: {}, access: isSystems ? null : access },
      },
    )
  /** What is refused, or null; what is accepted is written. */
  const send = (name: string, args: object, at = now): CalendarRefusal | null => {
    const result = run(name, args, { at })
    if (isRefusal(result)) return result
    applyWrites(calendar, result.writes)
    return null
  }
  /** Accepted, and what it changed. */
  const change = (name: string, args: object, options = {}): readonly CalendarChange[] => {
    const result = run(name, args, options)
    if (isRefusal(result)) throw new Error(`${name} was refused: ${JSON.stringify(result)}`)
    const changes = result.writes.map((write) => recordChange(calendar, write) as CalendarChange)
    applyWrites(calendar, result.writes)
    return changes
  }
  /** Takes a change back; its obstacle, or null. */
  const undo = (name: string, changes: readonly CalendarChange[]): string | null => {
    const { mutations, obstacle } = undoEntry(calendarKind, { name, changes }, calendar)
    for (const mutation of mutations ?? []) change(mutation.name, mutation.args)
    return obstacle
  }
  const night = (date: string, type: RoomTypeId = single) => {
    const roomType = calendar.roomType.get(type)
    if (roomType === undefined) throw new Error(`there is no ${type}`)
    return nightOf(calendar, roomType, date as CalendarDate)
  }
  const price = (date: string, plan: RatePlanId = base, type: RoomTypeId = single) =>
    nightPrice(calendar, type, plan, date as CalendarDate)
  /** As the server projects it. */
  const take = (type: RoomTypeId, month: string, taken: readonly number[]) =>
    change(
      'projectReservations',
      { months: [{ id: `${type}.${month}`, roomTypeId: type, month, taken }] },
      { isSystems: true },
    )
  change('addRoomType', { roomTypeId: single, name: 'Jednoosobowy', rooms: 10 })
  change('addRoomType', { roomTypeId: family, name: 'Rodzinny', rooms: 5 })
  change('addRatePlan', { ratePlanId: base, name: 'Cena podstawowa' })
  change('addRatePlan', { ratePlanId: strict, name: 'Bezzwrotna' })
  return { calendar, run, send, change, undo, night, price, take }
}

/** The content of a calendar, to compare. */
export const everythingIn = (calendar: WritableCalendar): unknown =>
  Object.fromEntries(Object.entries(calendar).map(([kind, records]) => [kind, [...records.values()].sort(byId)]))

const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1)
