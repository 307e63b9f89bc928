import { reservationName, type Reservation } from '@kontor/domain'
import { amountText } from '#lib/format/amount.ts'
import { shownDay } from '#lib/format/shown-day.ts'
import { wholeNumber } from '#lib/format/whole-number.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import {
  reservationReasonName,
  reservationSourceName,
  reservationStateName,
} from '../reservations/reservation-names.ts'
import { boardValues } from './board-values.ts'
import { recordValues } from './record-values.ts'

const label = (field: string): string => m.section_history_field({ field })
const percentText = (perMille: number): string =>
  new Intl.NumberFormat(getLocale(), { style: 'percent', maximumFractionDigits: 1 }).format(perMille / 1000)
const amount = (grosz: number | undefined): string | null =>
  grosz === undefined ? null : amountText(grosz, getLocale())

export const reservationValues = {
  ...boardValues,
  reservation: recordValues<Reservation>({
    title: (reservation) => m.section_history_reservation({ name: reservationName(reservation) }),
    values: (stay, reader) => [
      [label('state'), reservationStateName(stay.state)],
      [label('reason'), stay.reason && reservationReasonName(stay.reason.code)],
      [label('explanation'), stay.reason?.explanation ?? null],
      [label('guest'), stay.guest.name],
      [label('phone'), stay.guest.phone],
      [label('email'), stay.guest.email],
      [label('arrival'), shownDay(stay.arrival)],
      [label('departure'), shownDay(stay.departure)],
      [label('room'), stay.roomType],
      [label('adults'), wholeNumber(stay.adults)],
      [label('children'), wholeNumber(stay.children)],
      [label('price'), amount(stay.price)],
      [label('commission'), percentText(stay.commission)],
      [label('source'), reservationSourceName(stay.source)],
      [label('promotion'), stay.promotion?.name ?? null],
      [label('remarks'), stay.remarks === '' ? null : stay.remarks],
      [label('invalidCard'), stay.invalidCard === null ? m.history_no() : m.history_yes()],
      [label('reconciled'), amount(stay.reconciled?.amount)],
      [label('person'), stay.assigneeId && reader.named(stay.assigneeId)],
    ],
  }),
}
