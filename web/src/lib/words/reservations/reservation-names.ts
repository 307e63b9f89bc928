import {
  momentOf,
  type CalendarDate,
  type ReservationReason,
  type ReservationField,
  type ReservationSource,
  type ReservationState,
  type ReservationStepId,
  type Stay,
  type StayList,
} from '@kontor/domain'
import { longDate, shortDate } from '#lib/format/date.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'

export const reservationStateName = (state: ReservationState): string => m.reservation_state({ state })
/** What the button of a step says. */
export const reservationStepName = (step: ReservationStepId): string => m.reservation_step({ step })
export const reservationReasonName = (reason: ReservationReason): string => m.reservation_reason({ reason })
export const reservationSourceName = (source: ReservationSource): string => m.reservation_source({ source })
export const reservationFieldName = (field: ReservationField): string => m.reservation_field({ field })
export const stayListName = (list: StayList): string => m.reservation_list({ list })
export const nightsText = (count: number): string => m.reservation_nights({ count })

/** @example dayText('2026-11-20') === '20 listopada 2026' */
export const dayText = (date: string): string => longDate(momentOf(date as CalendarDate), getLocale())

/** @example stayText(reservation) === '20 lis 2026 – 22 lis 2026' */
export const stayText = ({ arrival, departure }: Stay): string =>
  m.reservation_stay({
    arrival: shortDate(momentOf(arrival), getLocale()),
    departure: shortDate(momentOf(departure), getLocale()),
  })
