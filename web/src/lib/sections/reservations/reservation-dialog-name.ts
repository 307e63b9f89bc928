/** The dialogs of the screen of reservations, with their names in the address. */
export const reservationDialogNames = [
  'new',
  'change',
  'dates',
  'cancel',
  'reconcile',
  'assign',
  'save-view',
  'views',
] as const
export type ReservationDialogName = (typeof reservationDialogNames)[number]
