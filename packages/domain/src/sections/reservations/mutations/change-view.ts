import { changeView as change, changeViewArguments } from '../../board/views.ts'
import { defineMutation } from '../define-mutation.ts'

export const changeView = defineMutation({
  arguments: changeViewArguments,
  who: 'members',
  history: 'views',
  run: (reservations, args, context) => change(reservations, args, context),
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before }) => {
        if (kind !== 'view' || before === null) return []
        const { id: viewId, name, shared, query } = before
        return [{ name: 'changeView', args: { viewId, name, shared, query } }]
      }),
  },
})
