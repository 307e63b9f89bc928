/** Why a reservation is cancelled. `other` asks for an explanation. */
export const reservationReasons = [
  'guest-cancelled',
  'property-cancelled',
  'card-invalid',
  'prepayment-missing',
  'duplicate',
  'made-by-mistake',
  'other',
] as const

export type ReservationReason = (typeof reservationReasons)[number]
