import * as v from 'valibot'
import { CalendarDateSchema } from '../../../kernel/calendar-date.ts'
import { MemberIdSchema, ProcessIdSchema, UnitIdSchema } from '../../../kernel/ids.ts'
import { NameSchema } from '../../../kernel/text.ts'
import { colleagueIn } from '../../board/assign.ts'
import { happened, personOf } from '../../board/events.ts'
import { refuseNewRecord } from '../../board/find-item.ts'
import { defineMutation } from '../define-mutation.ts'
import { refuseNumberInUse, refuseType, unitFor, whereabouts } from '../guards.ts'
import { refuseRange } from '../phone-numbers.ts'
import { newPortability, portabilityArguments } from '../portability-arguments.ts'
import { type Processes, type ProcessesWrite, writeProcess } from '../processes.ts'
import type { Portability, Process } from '../records.ts'
import type { ProcessesRefusal } from '../refusal.ts'
import { definitionOf, stepsOf } from '../types.ts'

const schema = v.object({
  processId: ProcessIdSchema,
  type: v.string(),
  title: v.optional(NameSchema),
  unitId: v.optional(UnitIdSchema),
  dueDate: v.optional(CalendarDateSchema),
  assigneeId: v.optional(MemberIdSchema),
  portability: v.optional(portabilityArguments),
  /** The refused case that this one sends again. */
  corrects: v.optional(ProcessIdSchema),
})
type Args = v.InferOutput<typeof schema>

/** Opens a process in the first state of its type. */
export const openProcess = defineMutation({
  arguments: schema,
  who: 'members',
  history: 'processes',
  run: (processes, args, context) => {
    const portability = args.portability === undefined ? null : newPortability(args.portability)
    const { unit, refusal: unknownUnit } = unitFor(processes, args.unitId ?? null)
    const corrected = args.corrects === undefined ? null : (processes.process.get(args.corrects) ?? null)
    const refusal =
      refuseNewRecord(processes.process, 'process', args.processId) ??
      refuseType(processes, args.type) ??
      refuseShape(args) ??
      unknownUnit ??
      (portability && refusePortability(processes, portability, args.processId)) ??
      refuseAssignee(processes, args) ??
      refuseCorrection(processes, args, corrected)
    if (refusal) return refusal
    const { now, access, number } = context
    const by = personOf(access)
    const process: Process = {
      id: args.processId,
      number: number ?? null,
      type: args.type,
      title: args.title ?? null,
      unit,
      portability,
      state: definitionOf(args.type).machine.initial,
      moved: { at: now, by },
      reason: null,
      dueDate: args.dueDate ?? null,
      assigneeId: args.assigneeId ?? null,
      opened: { at: now, by },
      closedAt: null,
      corrects: args.corrects ?? null,
      correctedBy: null,
      events: 0,
      changedAt: now,
    }
    const writes: ProcessesWrite[] = []
    if (corrected !== null) {
      const event = { what: 'corrected', correctedBy: process.id } as const
      writes.push(...writeProcess(happened({ ...corrected, correctedBy: process.id }, event, context)))
    }
    const event = { what: 'opened', corrects: process.corrects } as const
    return [...writes, ...writeProcess(happened(process, event, context))]
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap((change) =>
        change.kind === 'process' && change.before === null && change.after !== null ? cancelled(change.after) : [],
      ),
    // Once it has moved on, cancelling would take back the work of others, or notify the other operator.
    blocked: (changes, processes) => {
      for (const { kind, id, before } of changes) {
        const process = kind === 'process' && before === null ? processes.process.get(id) : undefined
        if (process === undefined || process.state === definitionOf(process.type).machine.initial) continue
        return process.state === 'cancelled' ? 'as-before' : 'changed-since'
      }
      return null
    },
    obstacle: 'no-way-back',
  },
})

/** A number that was given is not taken back, so the process is cancelled; unless the other operator would be notified. */
const cancelled = (process: Process) => {
  const cancel = stepsOf(process).find(({ id }) => id === 'cancel')
  if (cancel === undefined || cancel.message !== undefined) return []
  return [{ name: 'moveProcess', args: { processId: process.id, step: 'cancel', reason: 'opened-by-mistake' } }]
}

/** A case of portability has numbers; any other process has a title and none. */
const refuseShape = ({ type, title, portability }: Args): ProcessesRefusal | null => {
  const { isPortability } = definitionOf(type)
  const issue = (path: string, reason: string) => ({ code: 'invalid-arguments', issues: [{ path, reason }] }) as const
  if (isPortability) return portability === undefined ? issue('portability', 'missing') : null
  if (portability !== undefined) return issue('portability', 'unexpected')
  return title === undefined ? issue('title', 'missing') : null
}

export const refusePortability = (
  processes: Processes,
  portability: Portability,
  processId: Process['id'],
): ProcessesRefusal | null =>
  refuseRange(portability, portability.service) ?? refuseNumberInUse(processes, portability, processId)

const refuseAssignee = (processes: Processes, { assigneeId }: Args): ProcessesRefusal | null =>
  assigneeId === undefined || colleagueIn(processes, assigneeId) !== null
    ? null
    : { code: 'assignee-without-access', memberId: assigneeId }

/** Only a refused case is sent again, and once; a correction that was itself cancelled does not count. */
const refuseCorrection = (
  processes: Processes,
  { corrects }: Args,
  corrected: Process | null,
): ProcessesRefusal | null => {
  if (corrects === undefined) return null
  if (corrected === null) return { code: 'unknown-process', recordId: corrects }
  if (corrected.state !== 'refused') return { code: 'only-refused-is-corrected', ...whereabouts(corrected) }
  const before = corrected.correctedBy === null ? undefined : processes.process.get(corrected.correctedBy)
  if (before === undefined || before.state === 'cancelled') return null
  return { code: 'already-corrected', number: before.number, recordId: before.id }
}
