import * as v from 'valibot'
import { limits } from '../../kernel/limits.ts'
import {
  ChangedDeadlineSchema,
  type ChangedDeadline,
  DeadlineIdSchema,
  defaultDeadlines,
  isSameTerm,
} from '../../sections/processes/deadlines.ts'
import { defineMutation } from '../define-mutation.ts'
import { type Directory, type DirectoryWrite, put, remove } from '../directory.ts'
import { refuseRight } from '../guards/refuse-right.ts'

const listOf = <S extends v.GenericSchema>(schema: S) =>
  v.pipe(v.array(schema), v.maxLength(limits.deadlinesPerListMax, 'too-many'))

/** Other terms for the deadlines of processes (telecom), or the defaults again. They hold for open processes too. */
export const changeDeadlines = defineMutation({
  arguments: v.object({ deadlines: listOf(ChangedDeadlineSchema), reset: listOf(DeadlineIdSchema) }),
  who: 'administrators',
  history: 'process-types',
  run: (directory, { deadlines, reset }) => {
    const refusal = refuseRight(directory, ['processes'])
    if (refusal) return refusal
    const wanted = new Map<ChangedDeadline['id'], ChangedDeadline | null>(reset.map((id) => [id, null]))
    for (const deadline of deadlines) wanted.set(deadline.id, isDefault(deadline) ? null : deadline)
    return [...wanted].flatMap(([id, deadline]) => writesFor(directory, id, deadline))
  },
  undo: {
    mutations: (changes) => {
      const before = changes.flatMap((change) => (change.kind === 'deadline' ? [change] : []))
      const deadlines = before.flatMap((change) => (change.before === null ? [] : [change.before]))
      const reset = before.flatMap((change) => (change.before === null ? [change.id] : []))
      return before.length === 0 ? [] : [{ name: 'changeDeadlines', args: { deadlines, reset } }]
    },
  },
})

const isDefault = ({ id, term }: ChangedDeadline): boolean => isSameTerm(term, defaultDeadlines[id])

/** Only what differs from the default is kept. */
const writesFor = (
  { deadline: present }: Directory,
  id: ChangedDeadline['id'],
  wanted: ChangedDeadline | null,
): readonly DirectoryWrite[] => {
  const known = present.get(id)
  if (wanted === null) return known === undefined ? [] : [remove('deadline', id)]
  return known !== undefined && isSameTerm(known.term, wanted.term) ? [] : [put('deadline', wanted)]
}
