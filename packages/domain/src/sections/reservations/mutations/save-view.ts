import { saveView as save, saveViewArguments } from '../../board/views.ts'
import { defineMutation } from '../define-mutation.ts'

/** Filters, order and columns under a name: one's own, or shared with all colleagues. */
export const saveView = defineMutation({
  arguments: saveViewArguments,
  who: 'members',
  history: 'views',
  run: (reservations, args, context) => save(reservations, args, context),
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, id }) => (kind === 'view' ? [{ name: 'removeView', args: { viewId: id } }] : [])),
  },
})
