import { removeView as remove, removeViewArguments } from '../../board/views.ts'
import { defineMutation } from '../define-mutation.ts'

export const removeView = defineMutation({
  arguments: removeViewArguments,
  who: 'members',
  history: 'views',
  run: (reservations, args, context) => remove(reservations, args, context),
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before }) => {
        if (kind !== 'view' || before === null) return []
        const { id: viewId, name, shared, query } = before
        return [{ name: 'saveView', args: { viewId, name, shared, query } }]
      }),
  },
})
