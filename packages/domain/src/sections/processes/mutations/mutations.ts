import { addNote } from './add-note.ts'
import { assignProcess } from './assign-process.ts'
import { changeNote } from './change-note.ts'
import { changeProcess } from './change-process.ts'
import { changeView } from './change-view.ts'
import { moveProcess } from './move-process.ts'
import { openProcess } from './open-process.ts'
import { projectDirectory } from './project-directory.ts'
import { removeNote } from './remove-note.ts'
import { removeView } from './remove-view.ts'
import { saveView } from './save-view.ts'

/** Every mutation of the processes of an account by its name on the wire. */
export const mutations = {
  openProcess,
  changeProcess,
  moveProcess,
  assignProcess,
  addNote,
  changeNote,
  removeNote,
  saveView,
  changeView,
  removeView,
  projectDirectory,
} as const
