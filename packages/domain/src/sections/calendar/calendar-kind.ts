import { limits } from '../../kernel/limits.ts'
import type { Reservations } from '../reservations/reservations.ts'
import { sectionProjection, type SectionKind } from '../section-kind.ts'
import { availabilityNotices } from './availability-notices.ts'
import { type Calendar, calendarShape } from './calendar.ts'
import { areSameDays } from './days.ts'
import type { CalendarTypes } from './define-mutation.ts'
import { mutations } from './mutations/mutations.ts'
import type { Taken } from './records.ts'
import { takenRooms } from './taken-rooms.ts'

/** `section/<accountId>.calendar`: room types, rate plans, and the nights of one account (hospitality). */
export const calendarKind: SectionKind<CalendarTypes> & { readonly mutations: typeof mutations } = {
  key: 'calendar',
  needs: ['calendar'],
  ...calendarShape,
  mutations,
  notices: availabilityNotices,
  nameOf: (_kind, record) => ('name' in record ? String(record.name) : null),
  sectionProjections: {
    reservations: sectionProjection<Reservations, Calendar, readonly Taken[]>({
      dependsOn: ['reservation', 'roomType'],
      facts: takenRooms,
      draft: (wanted, { taken: present }) => {
        const kept = new Set(wanted.map(({ id }) => id))
        const gone = [...present.values()].filter(({ id }) => !kept.has(id)).map((month) => ({ ...month, taken: [] }))
        const changed = wanted.filter(({ id, taken }) => !areSameDays(present.get(id)?.taken ?? [], taken))
        const months = [...gone, ...changed].slice(0, limits.board.projectedPerListMax)
        return months.length === 0 ? null : { name: 'projectReservations', args: { months } }
      },
    }),
  },
}
