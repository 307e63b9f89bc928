import { addNote as add, addNoteArguments } from '../../board/notes.ts'
import { defineMutation } from '../define-mutation.ts'
import { processesBoard } from '../processes.ts'

/** A note about a process, with or without attachments. A closed process takes notes too. */
export const addNote = defineMutation({
  arguments: addNoteArguments,
  who: 'members',
  history: 'notes',
  run: (processes, args, context) => add(processesBoard, processes, args, context),
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, id }) => (kind === 'note' ? [{ name: 'removeNote', args: { noteId: id } }] : [])),
  },
})
