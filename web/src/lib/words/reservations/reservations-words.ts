import type { ReservationReason, ReservationsChange, ReservationStepId, Stay } from '@kontor/domain'
import { amountText } from '#lib/format/amount.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale, type MessagePart } from '#lib/paraglide/runtime.js'
import type { ArgumentReader } from '../argument-reader.ts'
import type { LoggedEntryReader } from '../logged-entry-reader.ts'
import type { ChangeWords } from '../mutations/mutation-words.ts'
import { reservationReasonName, reservationStepName, stayText } from './reservation-names.ts'

type ReservationsEntryReader = LoggedEntryReader<ReservationsChange>

/** The words of one mutation of reservations: while it waits, and in the history. */
interface ReservationsMutationWords extends ChangeWords {
  readonly history: (entry: ReservationsEntryReader) => MessagePart[]
}

const plain = (value: string): MessagePart[] => [{ type: 'text', value }]

const named = (entry: ReservationsEntryReader, argument = 'reservationId') => ({
  actor: entry.actor,
  name: entry.namedBy(argument),
})

const makeReservation: ReservationsMutationWords = {
  change: (args) => m.change_make_reservation.parts({ name: args.text('name') }),
  history: (entry) => m.history_make_reservation.parts(named(entry)),
  form: { screen: 'section', dialog: 'new' },
}

const changeReservation: ReservationsMutationWords = {
  change: (args) => m.change_change_reservation.parts({ name: args.named('reservationId') }),
  history: (entry) => m.history_change_reservation.parts(named(entry)),
  form: { screen: 'section', dialog: 'change', carries: { of: 'reservationId', reservation: 'reservationId' } },
}

const changeDates: ReservationsMutationWords = {
  change: (args) => m.change_change_dates.parts({ name: args.named('reservationId'), stay: stayIn(args) }),
  history: (entry) => m.history_change_dates.parts(named(entry)),
  form: { screen: 'section', dialog: 'dates', carries: { of: 'reservationId', reservation: 'reservationId' } },
}

/** Dates that an older page wrote are shown as they are. */
const stayIn = (args: ArgumentReader): string => {
  const stay = { arrival: args.text('arrival'), departure: args.text('departure') }
  const isStay = Object.values(stay).every((date) => /^\d{4}-\d{2}-\d{2}$/.test(date))
  return isStay ? stayText(stay as Stay) : `${stay.arrival} – ${stay.departure}`
}

const moveReservation: ReservationsMutationWords = {
  change: (args) =>
    m.change_move_reservation.parts({
      step: reservationStepName(args.text('step') as ReservationStepId),
      name: args.named('reservationId'),
    }),
  reason: (args) => (args.has('reason') ? reservationReasonName(args.text('reason') as ReservationReason) : null),
  history: (entry) =>
    m.history_move_reservation.parts({
      ...named(entry),
      taken: m.reservation_step_taken({ step: entry.text('step') }),
    }),
}

const markCard: ReservationsMutationWords = {
  change: (args) => {
    const name = args.named('reservationId')
    return args.value('isInvalid') === true
      ? m.change_mark_card_invalid.parts({ name })
      : m.change_mark_card_valid.parts({ name })
  },
  history: (entry) =>
    entry.entry.args['isInvalid'] === true
      ? m.history_mark_card_invalid.parts(named(entry))
      : m.history_mark_card_valid.parts(named(entry)),
}

const reconcileStay: ReservationsMutationWords = {
  change: (args) => {
    const [name, amount] = [args.named('reservationId'), args.value('amount')]
    return typeof amount === 'number'
      ? m.change_reconcile_stay.parts({ name, amount: amountText(amount, getLocale()) })
      : m.change_unreconcile_stay.parts({ name })
  },
  history: (entry) => {
    const { amount } = entry.entry.args
    return typeof amount === 'number'
      ? m.history_reconcile_stay.parts({ ...named(entry), amount: amountText(amount, getLocale()) })
      : m.history_unreconcile_stay.parts(named(entry))
  },
}

const assignReservation: ReservationsMutationWords = {
  change: (args) => {
    const name = args.named('reservationId')
    return args.has('memberId')
      ? m.change_assign_reservation.parts({ name, person: args.named('memberId') })
      : m.change_unassign_reservation.parts({ name })
  },
  history: (entry) =>
    entry.text('memberId') === ''
      ? m.history_unassign_reservation.parts(named(entry))
      : m.history_assign_reservation.parts({ ...named(entry), person: entry.namedBy('memberId') }),
  form: { screen: 'section', dialog: 'assign', carries: { of: 'reservationId', reservation: 'reservationId' } },
}

const addNote: ReservationsMutationWords = {
  written: 'text',
  change: (args) => m.change_add_reservation_note.parts({ name: args.named('recordId') }),
  history: (entry) => m.history_add_reservation_note.parts(named(entry, 'recordId')),
}

/** The reservation of a note, which its mutation does not name. */
const reservationOfNote = (entry: ReservationsEntryReader) => ({
  actor: entry.actor,
  name: entry.named(entry.changeOf('reservation')?.id),
})

const changeNote: ReservationsMutationWords = {
  written: 'text',
  change: () => plain(m.change_change_reservation_note()),
  history: (entry) => m.history_change_reservation_note.parts(reservationOfNote(entry)),
}

const removeNote: ReservationsMutationWords = {
  change: () => plain(m.change_remove_reservation_note()),
  history: (entry) => m.history_remove_reservation_note.parts(reservationOfNote(entry)),
}

const saveView: ReservationsMutationWords = {
  change: (args) => m.change_save_view.parts({ name: args.text('name') }),
  history: (entry) => m.history_save_view.parts(named(entry, 'viewId')),
  form: { screen: 'section', dialog: 'save-view' },
}

const changeView: ReservationsMutationWords = {
  change: (args) => m.change_change_view.parts({ name: args.named('viewId') }),
  history: (entry) => m.history_change_view.parts(named(entry, 'viewId')),
  form: { screen: 'section', dialog: 'views' },
}

const removeView: ReservationsMutationWords = {
  change: (args) => m.change_remove_view.parts({ name: args.named('viewId') }),
  history: (entry) => m.history_remove_view.parts(named(entry, 'viewId')),
  form: { screen: 'section', dialog: 'views' },
}

const projectDirectory: ReservationsMutationWords = {
  change: () => plain(m.history_project_reservations()),
  history: () => plain(m.history_project_reservations()),
}

const projectCalendar: ReservationsMutationWords = {
  change: () => plain(m.history_project_calendar()),
  history: () => plain(m.history_project_calendar()),
}

/** By name, every mutation of the reservations. */
export const reservationsWords = {
  makeReservation,
  changeReservation,
  changeDates,
  moveReservation,
  markCard,
  reconcileStay,
  assignReservation,
  addNote,
  changeNote,
  removeNote,
  saveView,
  changeView,
  removeView,
  projectDirectory,
  projectCalendar,
} satisfies Readonly<Record<string, ReservationsMutationWords>>

/** Why an entry cannot be undone. */
export const reservationsObstacleSentence = (obstacle: string): string => m.reservation_obstacle({ obstacle })
