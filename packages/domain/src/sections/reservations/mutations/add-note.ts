import { addNote as add, addNoteArguments } from '../../board/notes.ts'
import { defineMutation } from '../define-mutation.ts'
import { reservationsBoard } from '../reservations.ts'

/** A note about a reservation, with or without attachments. A closed reservation takes notes too. */
export const addNote = defineMutation({
  arguments: addNoteArguments,
  who: 'members',
  history: 'notes',
  run: (reservations, args, context) => add(reservationsBoard, reservations, args, context),
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, id }) => (kind === 'note' ? [{ name: 'removeNote', args: { noteId: id } }] : [])),
  },
})
