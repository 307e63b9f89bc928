import * as v from 'valibot'
import { limits } from '../../../kernel/limits.ts'
import { put, remove } from '../calendar.ts'
import { defineMutation } from '../define-mutation.ts'
import { TakenSchema } from '../records.ts'

/** S18: how many rooms the reservations of the account take, in the months in which that has changed. */
export const projectReservations = defineMutation({
  arguments: v.object({
    months: v.pipe(v.array(TakenSchema), v.maxLength(limits.board.projectedPerListMax, 'too-many')),
  }),
  who: 'system',
  history: 'surroundings',
  run: (_calendar, { months }) =>
    months.map((month) => (month.taken.length === 0 ? remove('taken', month.id) : put('taken', month))),
  undo: 'happened',
})
