import * as v from 'valibot'
import { CalendarDateSchema } from '../../../kernel/calendar-date.ts'
import { ProcessIdSchema, UnitIdSchema } from '../../../kernel/ids.ts'
import { NameSchema } from '../../../kernel/text.ts'
import { changedSince } from '../../board/changed-since.ts'
import { happened } from '../../board/events.ts'
import { findItem } from '../../board/find-item.ts'
import { defineMutation } from '../define-mutation.ts'
import { refuseClosed, unitFor, whereabouts } from '../guards.ts'
import { changedPortability, portabilityChanges } from '../portability-arguments.ts'
import { processesBoard, writeProcess } from '../processes.ts'
import { type ChangeableField, changeableFields, type Process } from '../records.ts'
import type { ProcessesRefusal } from '../refusal.ts'
import { definitionOf } from '../types.ts'
import { refusePortability } from './open-process.ts'

/** Changes the fields that are there, so that the changes of two people to different fields both count. Null empties a field. */
export const changeProcess = defineMutation({
  arguments: v.object({
    processId: ProcessIdSchema,
    title: v.optional(v.nullable(NameSchema)),
    unitId: v.optional(v.nullable(UnitIdSchema)),
    dueDate: v.optional(v.nullable(CalendarDateSchema)),
    portability: v.optional(portabilityChanges),
  }),
  who: 'members',
  history: 'processes',
  run: (processes, { processId, ...args }, context) => {
    const { item: process, refusal } = findItem(processesBoard, processes, processId)
    if (refusal !== null) return refusal
    const { unit, refusal: unknownUnit } = unitFor(processes, args.unitId ?? null)
    const changed: Process = {
      ...process,
      title: args.title === undefined ? process.title : args.title,
      unit: args.unitId === undefined ? process.unit : unit,
      dueDate: args.dueDate === undefined ? process.dueDate : args.dueDate,
      portability:
        process.portability && args.portability
          ? changedPortability(process.portability, args.portability)
          : process.portability,
    }
    const fields = changedFields(process, changed)
    const refused = refuseClosed(process) ?? unknownUnit ?? refuseTitle(changed) ?? refuseSent(process, fields)
    if (refused) return refused
    if (fields.length === 0) return []
    if (changed.portability !== null && fields.some((field) => field === 'numbers' || field === 'service')) {
      const wrong = refusePortability(processes, changed.portability, processId)
      if (wrong !== null) return wrong
    }
    return writeProcess(happened(changed, { what: 'changed', fields }, context))
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap(({ kind, before, after }) =>
        kind === 'process' && before && after
          ? [{ name: 'changeProcess', args: { processId: before.id, ...fieldsBack(before, after) } }]
          : [],
      ),
    blocked: (changes, { process }) =>
      changedSince(changes, { kind: 'process', items: process }, (before, after) => {
        const fields = changedFields(before, after)
        return (item) => JSON.stringify(fields.map((field) => valueOf(item, field) ?? null))
      }),
  },
})

/** What was sent to the other operator does not change any more. */
const refuseSent = (process: Process, changed: readonly ChangeableField[]): ProcessesRefusal | null => {
  const fields = changed.filter((field) => portabilityFields.has(field))
  if (fields.length === 0 || process.state === definitionOf(process.type).machine.initial) return null
  return { code: 'already-sent', fields, ...whereabouts(process) }
}

/** A process without numbers is known by its title alone. */
const refuseTitle = ({ title, portability }: Process): ProcessesRefusal | null =>
  title === null && portability === null
    ? { code: 'invalid-arguments', issues: [{ path: 'title', reason: 'missing' }] }
    : null

const portabilityFields: ReadonlySet<ChangeableField> = new Set([
  'service',
  'numbers',
  'mode',
  'inPerson',
  'relocation',
  'operator',
])

const changedFields = (before: Process, after: Process): ChangeableField[] =>
  changeableFields.filter((field) => valueOf(before, field) !== valueOf(after, field))

/** Something to compare: equal for equal fields. */
const valueOf = ({ title, unit, dueDate, portability }: Process, field: ChangeableField): unknown => {
  switch (field) {
    case 'title':
      return title
    case 'unit':
      return unit?.id ?? null
    case 'dueDate':
      return dueDate
    case 'numbers':
      return portability && `${portability.from} ${portability.to}`
    default:
      return portability?.[field]
  }
}

const fieldsBack = (before: Process, after: Process) => {
  const fields = changedFields(before, after)
  const has = (field: ChangeableField): boolean => fields.includes(field)
  const { title, unit, dueDate, portability } = before
  const portabilityBack = portability && {
    ...Object.fromEntries(
      fields
        .filter((field) => portabilityFields.has(field) && field !== 'numbers')
        .map((field) => [field, valueOf(before, field)]),
    ),
    ...(has('numbers') ? { numbers: { from: portability.from, to: portability.to } } : {}),
  }
  return {
    ...(has('title') ? { title } : {}),
    ...(has('unit') ? { unitId: unit?.id ?? null } : {}),
    ...(has('dueDate') ? { dueDate } : {}),
    ...(portabilityBack && Object.keys(portabilityBack).length > 0 ? { portability: portabilityBack } : {}),
  }
}
