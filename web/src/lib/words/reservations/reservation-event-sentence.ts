import type { ReservationEvent } from '@kontor/domain'
import { amountText } from '#lib/format/amount.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale, type MessagePart } from '#lib/paraglide/runtime.js'
import { inList } from '../in-list.ts'
import { reservationReasonName, reservationFieldName, stayText } from './reservation-names.ts'

/** An event of a reservation's timeline in one sentence. */
export const reservationEventSentence = (event: ReservationEvent): MessagePart[] => {
  const actor = event.by?.name ?? m.history_server()
  switch (event.what) {
    case 'made':
      return m.reservation_event_made.parts({ actor })
    case 'changed':
      return m.reservation_event_changed.parts({ actor, fields: inList(event.fields.map(reservationFieldName)) })
    case 'dates-changed':
      return m.reservation_event_dates_changed.parts({ actor, before: stayText(event.from), after: stayText(event.to) })
    case 'moved':
      return movedSentence(actor, event)
    case 'card-invalid':
      return m.reservation_event_card_invalid.parts({ actor })
    case 'card-valid':
      return m.reservation_event_card_valid.parts({ actor })
    case 'reconciled':
      return event.amount === null
        ? m.reservation_event_unreconciled.parts({ actor })
        : m.reservation_event_reconciled.parts({ actor, amount: amountText(event.amount, getLocale()) })
    case 'assigned':
      return event.to === null
        ? m.reservation_event_unassigned.parts({ actor, name: event.from?.name ?? m.change_unnamed() })
        : m.reservation_event_assigned.parts({ actor, name: event.to.name })
    case 'access-lost':
      return m.reservation_event_access_lost.parts({ name: event.from.name })
    case 'note-added':
      return m.reservation_event_note_added.parts({ actor })
    case 'note-changed':
      return m.reservation_event_note_changed.parts({ actor })
    case 'note-removed':
      return m.reservation_event_note_removed.parts({ actor })
  }
}

const movedSentence = (
  actor: string,
  { step, reason, explanation }: Extract<ReservationEvent, { what: 'moved' }>,
): MessagePart[] => {
  const taken = m.reservation_step_taken({ step })
  if (reason === null) return m.reservation_event_moved.parts({ actor, taken })
  return m.reservation_event_moved_because.parts({
    ...{ actor, taken, reason: explanation ?? reservationReasonName(reason) },
  })
}
