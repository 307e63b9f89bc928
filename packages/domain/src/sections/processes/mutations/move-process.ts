import * as v from 'valibot'
import { CalendarDateSchema } from '../../../kernel/calendar-date.ts'
import { ProcessIdSchema } from '../../../kernel/ids.ts'
import { limits } from '../../../kernel/limits.ts'
import { IdentifierSchema, textSchema } from '../../../kernel/text.ts'
import { colleagueIn } from '../../board/assign.ts'
import { changedSince } from '../../board/changed-since.ts'
import { happened, personOf } from '../../board/events.ts'
import { findItem } from '../../board/find-item.ts'
import { defineMutation } from '../define-mutation.ts'
import { refuseNumberInUse, whereabouts } from '../guards.ts'
import { type Processes, processesBoard, writeProcess } from '../processes.ts'
import { type Process, ReasonSchema, StepSchema } from '../records.ts'
import type { ProcessesRefusal } from '../refusal.ts'
import { refuseStep } from '../refuse-step.ts'
import { isOpen, stepsOf } from '../types.ts'
import { wayBack } from '../way-back.ts'

const schema = v.object({
  processId: ProcessIdSchema,
  step: StepSchema,
  reason: v.optional(ReasonSchema),
  explanation: v.optional(textSchema(limits.processes.explanationLengthMax)),
  date: v.optional(CalendarDateSchema),
  routingNumber: v.optional(IdentifierSchema),
})

/**
 * Takes a step of the process's type. Of two people who move one process the second is refused when the step is not
 * allowed any more, with who moved it where, and the steps from there.
 */
export const moveProcess = defineMutation({
  arguments: schema,
  who: 'members',
  history: 'processes',
  run: (processes, { processId, ...args }, context) => {
    const { item: process, refusal } = findItem(processesBoard, processes, processId)
    if (refusal !== null) return refusal
    const steps = stepsOf(process)
    const step = steps.find(({ id }) => id === args.step)
    if (step === undefined) {
      const allowed = steps.map(({ id }) => id)
      return { code: 'step-not-allowed', step: args.step, allowed, ...whereabouts(process) }
    }
    const refused = refuseStep(process, step, args, processes, context.now)
    if (refused !== null) return refused
    const { now, access } = context
    const date = step.date === undefined ? null : (args.date ?? null)
    const routingNumber = step.routingNumber ? (args.routingNumber ?? null) : null
    const code = step.reason === undefined ? null : (args.reason ?? null)
    const explanation = args.explanation ? args.explanation : null
    const isMoved = step.to !== process.state
    const moved: Process = {
      ...process,
      ...(isMoved ? { state: step.to, moved: { at: now, by: personOf(access) } } : {}),
      ...(isMoved && process.portability ? { dueDate: null } : {}),
      reason: code === null ? null : { code, explanation },
      portability: process.portability && {
        ...process.portability,
        date: date ?? process.portability.date,
        routingNumber: routingNumber ?? process.portability.routingNumber,
      },
      closedAt: isOpen({ state: step.to }) ? null : now,
    }
    const reopened = isOpen(process) ? null : refuseReopening(processes, moved)
    if (reopened !== null) return reopened
    const event = {
      what: 'moved',
      step: step.id,
      from: process.state,
      to: step.to,
      ...{ reason: code, explanation, date, routingNumber },
    } as const
    return writeProcess(happened(isOpen(process) ? moved : withoutLeaver(processes, moved), event, context))
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before, after }) =>
        kind === 'process' && before && after
          ? wayBack(after.type, after.state, before.state).map((step) => ({
              name: 'moveProcess',
              args: { processId: before.id, step },
            }))
          : [],
      ),
    blocked: (changes, { process }) =>
      changedSince(changes, { kind: 'process', items: process }, () => (item) => item.state),
    obstacle: 'no-way-back',
  },
})

/** Reopened, a process needs its numbers for itself again. */
const refuseReopening = (processes: Processes, process: Process): ProcessesRefusal | null =>
  process.portability && refuseNumberInUse(processes, process.portability, process.id)

/** A closed process keeps the person who was in charge; an open one needs a colleague of today. */
const withoutLeaver = (processes: Processes, process: Process): Process =>
  process.assigneeId !== null && colleagueIn(processes, process.assigneeId) === null
    ? { ...process, assigneeId: null }
    : process
