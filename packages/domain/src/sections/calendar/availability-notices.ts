import { addDays, dateAt, type CalendarDate } from '../../kernel/calendar-date.ts'
import { RoomTypeIdSchema, type RoomTypeId } from '../../kernel/ids.ts'
import type { DueNotice, NoticeRules } from '../../kernel/notice.ts'
import { putBack } from '../../kernel/put-back.ts'
import * as v from 'valibot'
import type { Calendar, CalendarChange } from './calendar.ts'
import { datesBetween } from './days.ts'
import type { CalendarTypes } from './define-mutation.ts'
import { nightOf, scarceNightsAhead, type NightState } from './night.ts'

type Scarce = Extract<NightState, 'sold-out' | 'nearly-sold-out'>

/** From scarce to sold out is news too; a night that opens for sale while it is full is none. */
const newsAfter: Readonly<Record<Scarce, readonly NightState[]>> = {
  'sold-out': ['open', 'nearly-sold-out'],
  'nearly-sold-out': ['open'],
}

/** The next nights that sell out, or nearly: one notice of each state, however many nights a change concerns. */
export const availabilityNotices: NoticeRules<CalendarTypes> = {
  kinds: ['availability'],
  place: 'availability-notifications',

  after: ({ changes, content, now, by }) => {
    const types = changedTypes(changes)
    if (types.size === 0) return []
    const before = contentBefore(changes, content)
    const dates = nextNights(dateAt(now))
    return (['sold-out', 'nearly-sold-out'] as const).flatMap((state): DueNotice[] => {
      const found = firstNight(types, dates, (recordId, date) => {
        const earlier = stateOf(before, recordId, date)
        return stateOf(content, recordId, date) === state && earlier !== null && newsAfter[state].includes(earlier)
      })
      return found === null ? [] : [{ notice: { kind: 'availability', ...found, state, by }, dueAt: now }]
    })
  },

  concerns: (content, notice, { memberId, now }) => {
    if (notice.kind !== 'availability' || notice.by === memberId || notice.date < dateAt(now)) return false
    const id = v.safeParse(RoomTypeIdSchema, notice.recordId)
    return id.success && stateOf(content, id.output, notice.date) === notice.state
  },
}

const nextNights = (today: CalendarDate) => datesBetween(today, addDays(today, scarceNightsAhead - 1))

const firstNight = (
  types: ReadonlySet<RoomTypeId>,
  dates: readonly CalendarDate[],
  isNews: (recordId: RoomTypeId, date: CalendarDate) => boolean,
): { readonly recordId: RoomTypeId; readonly date: CalendarDate } | null => {
  for (const date of dates) for (const recordId of types) if (isNews(recordId, date)) return { recordId, date }
  return null
}

const stateOf = (calendar: Calendar, id: RoomTypeId, date: CalendarDate): NightState | null => {
  const roomType = calendar.roomType.get(id)
  return roomType === undefined ? null : nightOf(calendar, roomType, date).state
}

/** The room types whose nights these changes may sell out. */
const changedTypes = (changes: readonly CalendarChange[]): ReadonlySet<RoomTypeId> =>
  new Set(
    changes.flatMap((change) => {
      if (change.kind === 'roomType') return [change.id]
      if (change.kind !== 'nights' && change.kind !== 'taken') return []
      const record = change.after ?? change.before
      return record === null ? [] : [record.roomTypeId]
    }),
  )

/** The calendar before these changes of room types, nights and taken rooms. */
const contentBefore = (changes: readonly CalendarChange[], after: Calendar): Calendar => {
  const before = {
    ...after,
    roomType: new Map(after.roomType),
    nights: new Map(after.nights),
    taken: new Map(after.taken),
  }
  for (const change of changes)
    if (change.kind === 'roomType') putBack(before.roomType, change)
    else if (change.kind === 'nights') putBack(before.nights, change)
    else if (change.kind === 'taken') putBack(before.taken, change)
  return before
}
