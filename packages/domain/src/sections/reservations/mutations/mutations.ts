import { addNote } from './add-note.ts'
import { assignReservation } from './assign-reservation.ts'
import { changeDates } from './change-dates.ts'
import { changeNote } from './change-note.ts'
import { changeReservation } from './change-reservation.ts'
import { changeView } from './change-view.ts'
import { makeReservation } from './make-reservation.ts'
import { markCard } from './mark-card.ts'
import { moveReservation } from './move-reservation.ts'
import { projectCalendar } from './project-calendar.ts'
import { projectDirectory } from './project-directory.ts'
import { reconcileStay } from './reconcile-stay.ts'
import { removeNote } from './remove-note.ts'
import { removeView } from './remove-view.ts'
import { saveView } from './save-view.ts'

/** Every mutation of the reservations of an account by its name on the wire. */
export const mutations = {
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
} as const
