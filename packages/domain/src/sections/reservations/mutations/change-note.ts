import { changeNote as change, changeNoteArguments } from '../../board/notes.ts'
import { defineMutation } from '../define-mutation.ts'
import { reservationsBoard } from '../reservations.ts'

/** By its author. */
export const changeNote = defineMutation({
  arguments: changeNoteArguments,
  who: 'members',
  history: 'notes',
  run: (reservations, args, context) => change(reservationsBoard, reservations, args, context),
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before }) =>
        kind === 'note' && before
          ? [{ name: 'changeNote', args: { noteId: before.id, text: before.text, attachments: before.attachments } }]
          : [],
      ),
  },
})
