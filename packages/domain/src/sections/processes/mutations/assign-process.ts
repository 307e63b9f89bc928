import * as v from 'valibot'
import { MemberIdSchema, ProcessIdSchema } from '../../../kernel/ids.ts'
import { assign } from '../../board/assign.ts'
import { changedSince } from '../../board/changed-since.ts'
import { defineMutation } from '../define-mutation.ts'
import { refuseClosed } from '../guards.ts'
import { processesBoard } from '../processes.ts'

/** Puts a person in charge; null: no one is. */
export const assignProcess = defineMutation({
  arguments: v.object({ processId: ProcessIdSchema, memberId: v.nullable(MemberIdSchema) }),
  who: 'members',
  history: 'assignments',
  run: (processes, { processId, memberId }, context) => {
    const process = processes.process.get(processId)
    const refusal = process === undefined ? null : refuseClosed(process)
    return refusal ?? assign(processesBoard, processes, { recordId: processId, memberId }, context)
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before, after }) =>
        kind === 'process' && before && after
          ? [{ name: 'assignProcess', args: { processId: before.id, memberId: before.assigneeId } }]
          : [],
      ),
    blocked: (changes, { process }) =>
      changedSince(changes, { kind: 'process', items: process }, () => (item) => item.assigneeId),
  },
})
