import type { NoticeRules } from '../../kernel/notice.ts'
import { assignedNotices, concernsOnBoard, lateNotices } from '../board/notices.ts'
import type { ReservationsTypes } from './define-mutation.ts'
import { reservationDueAt, reservationLateSince } from './late.ts'
import { reservationsBoard } from './reservations.ts'

/** Reservations that become late or are assigned. */
export const reservationNotices: NoticeRules<ReservationsTypes> = {
  kinds: ['late', 'assigned'],
  place: 'reservation-details',

  after: ({ changes, now, by }) => {
    const own = changes.flatMap((change) => (change.kind === 'reservation' ? [change] : []))
    const due = { before: reservationDueAt, after: reservationDueAt }
    return [...assignedNotices(own, { by, now }), ...lateNotices(own, due, now)]
  },

  concerns: (content, notice, { memberId, now }) =>
    concernsOnBoard(reservationsBoard, content, {
      ...{ notice, memberId },
      lateSince: (reservation) => reservationLateSince(reservation, now),
    }),
}
