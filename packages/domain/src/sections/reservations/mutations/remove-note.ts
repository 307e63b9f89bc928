import { removeNote as remove, removeNoteArguments } from '../../board/notes.ts'
import { defineMutation } from '../define-mutation.ts'
import { reservationsBoard } from '../reservations.ts'

/** By its author. Undone, it comes back as a new note. */
export const removeNote = defineMutation({
  arguments: removeNoteArguments,
  who: 'members',
  history: 'notes',
  run: (reservations, args, context) => remove(reservationsBoard, reservations, args, context),
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before }) => {
        if (kind !== 'note' || before === null) return []
        const { id: noteId, recordId, text, attachments } = before
        return [{ name: 'addNote', args: { noteId, recordId, text, attachments } }]
      }),
  },
})
