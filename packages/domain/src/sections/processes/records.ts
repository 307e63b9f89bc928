import * as v from 'valibot'
import { CalendarDateSchema } from '../../kernel/calendar-date.ts'
import { MemberIdSchema, ProcessIdSchema, UnitIdSchema } from '../../kernel/ids.ts'
import { boardEventSchemas, eventFields } from '../board/events.ts'
import { PersonSchema, TimeSchema } from '../board/records.ts'
import { stateIds, stepIds } from './machines.ts'
import { services } from './phone-numbers.ts'
import { reasonIds } from './reasons.ts'

/** On a given day; with the period of notice; at the end of the promotional period. */
export const modes = ['DAY', 'END', 'EOP'] as const

export const StateSchema = v.picklist(stateIds)
export const StepSchema = v.picklist(stepIds)
export const ReasonSchema = v.picklist(reasonIds)

export const PortabilitySchema = v.object({
  service: v.picklist(services),
  /** Both ends included, in one numbering block; equal for a single number. */
  from: v.string(),
  to: v.string(),
  mode: v.picklist(modes),
  /** The subscriber came in person: the donor has less time to answer. */
  inPerson: v.boolean(),
  /** The subscriber takes the number to another place. */
  relocation: v.boolean(),
  /** The donor of a number that comes in, the new provider of one that goes out: identifier and name. */
  operator: v.string(),
  /** The day that is proposed, agreed, or on which the number moved. */
  date: v.nullable(CalendarDateSchema),
  routingNumber: v.nullable(v.string()),
})
export type Portability = v.InferOutput<typeof PortabilitySchema>

export const ProcessSchema = v.object({
  id: ProcessIdSchema,
  /** S17: given by the server at acceptance; null until then. */
  number: v.nullable(v.number()),
  /** A built-in type, or the id of one of the organisation's own. */
  type: v.string(),
  /** The subscriber, or what it is about. */
  title: v.nullable(v.string()),
  /** As it was then: the unit may leave the account. */
  unit: v.nullable(v.object({ id: UnitIdSchema, identifier: v.string() })),
  portability: v.nullable(PortabilitySchema),
  state: StateSchema,
  /** When it came into its state, by whom. */
  moved: v.object({ at: TimeSchema, by: v.nullable(PersonSchema) }),
  /** Why it was refused or cancelled. */
  reason: v.nullable(v.object({ code: ReasonSchema, explanation: v.nullable(v.string()) })),
  /** A day that people have set in the place of the computed deadline, for the state that it is in. */
  dueDate: v.nullable(CalendarDateSchema),
  assigneeId: v.nullable(MemberIdSchema),
  opened: v.object({ at: TimeSchema, by: v.nullable(PersonSchema) }),
  closedAt: v.nullable(TimeSchema),
  /** The refused case that this one sends again, and the other way round. */
  corrects: v.nullable(ProcessIdSchema),
  correctedBy: v.nullable(ProcessIdSchema),
  events: v.number(),
  changedAt: TimeSchema,
})
export type Process = v.InferOutput<typeof ProcessSchema>

/** The fields of a process that can be changed one by one. */
export const changeableFields = [
  'title',
  'unit',
  'dueDate',
  'service',
  'numbers',
  'mode',
  'inPerson',
  'relocation',
  'operator',
] as const
export type ChangeableField = (typeof changeableFields)[number]

export const EventSchema = v.variant('what', [
  ...boardEventSchemas,
  v.object({ ...eventFields, what: v.literal('opened'), corrects: v.nullable(ProcessIdSchema) }),
  v.object({ ...eventFields, what: v.literal('changed'), fields: v.array(v.picklist(changeableFields)) }),
  v.object({
    ...eventFields,
    what: v.literal('moved'),
    step: StepSchema,
    from: StateSchema,
    to: StateSchema,
    reason: v.nullable(ReasonSchema),
    explanation: v.nullable(v.string()),
    date: v.nullable(CalendarDateSchema),
    routingNumber: v.nullable(v.string()),
  }),
  v.object({ ...eventFields, what: v.literal('corrected'), correctedBy: ProcessIdSchema }),
])
export type ProcessEvent = v.InferOutput<typeof EventSchema>
