import * as v from 'valibot'
import { AttachmentsSchema } from '../../kernel/attachment.ts'
import { MemberIdSchema, NoteIdSchema, UnitIdSchema, ViewIdSchema } from '../../kernel/ids.ts'

/** Milliseconds since 1970, by the server's clock once accepted. */
export const TimeSchema = v.pipe(v.number(), v.safeInteger('not-a-time'), v.minValue(0, 'not-a-time'))

/** Who did something, by the name of that time. */
export const PersonSchema = v.object({ memberId: MemberIdSchema, name: v.string() })
export type NamedPerson = v.InferOutput<typeof PersonSchema>

/** S18: who may open the section, and may so be in charge of a record. */
export const ColleagueSchema = v.object({ id: MemberIdSchema, name: v.string() })
export type Colleague = v.InferOutput<typeof ColleagueSchema>

/** S18: a unit of the section's account. */
export const BoardUnitSchema = v.object({ id: UnitIdSchema, identifier: v.string(), name: v.nullable(v.string()) })
export type BoardUnit = v.InferOutput<typeof BoardUnitSchema>

export const NoteSchema = v.object({
  id: NoteIdSchema,
  /** The record of the board that it is about. */
  recordId: v.string(),
  /** Empty where the attachments say all. */
  text: v.string(),
  attachments: AttachmentsSchema,
  by: PersonSchema,
  at: TimeSchema,
  changedAt: v.nullable(TimeSchema),
})
export type Note = v.InferOutput<typeof NoteSchema>

export const ViewSchema = v.object({
  id: ViewIdSchema,
  name: v.string(),
  owner: PersonSchema,
  /** Offered to all colleagues; else to its owner only. It is no secret: it holds filters, and is in this document. */
  shared: v.boolean(),
  /** Filters, order and columns as the address has them after `?`. */
  query: v.string(),
})
export type View = v.InferOutput<typeof ViewSchema>

/** What every record of a board has. */
export interface BoardItem {
  readonly id: string
  /** S17: given by the server at acceptance; null until then. */
  readonly number: number | null
  readonly assigneeId: Colleague['id'] | null
  /** How many events it has had. */
  readonly events: number
  readonly changedAt: number
}
