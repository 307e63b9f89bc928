import * as v from 'valibot'
import type { ActorAccess } from '../../kernel/actor.ts'
import type { MutationContext } from '../../kernel/define-mutation.ts'
import { NoteIdSchema } from '../../kernel/ids.ts'
import { type BoardItem, type NamedPerson, PersonSchema, TimeSchema } from './records.ts'

/** What every event of a record's timeline has. Its id is made of the record's id and its place, so it is found without a search. */
export const eventFields = {
  id: v.string(),
  recordId: v.string(),
  at: TimeSchema,
  /** Null: the server. */
  by: v.nullable(PersonSchema),
}

/** The events that records of every board have; a kind adds its own. */
export const boardEventSchemas = [
  v.object({
    ...eventFields,
    what: v.literal('assigned'),
    from: v.nullable(PersonSchema),
    to: v.nullable(PersonSchema),
  }),
  /** The person in charge may not open the section any more. */
  v.object({ ...eventFields, what: v.literal('access-lost'), from: PersonSchema }),
  v.object({ ...eventFields, what: v.picklist(['note-added', 'note-changed', 'note-removed']), noteId: NoteIdSchema }),
] as const

export type BoardEvent = v.InferOutput<(typeof boardEventSchemas)[number]>

export const eventId = (recordId: string, place: number): string => `${recordId}_${place}`

export const personOf = (access: ActorAccess | null | undefined): NamedPerson | null =>
  access ? { memberId: access.memberId, name: access.name } : null

/** A record to which something has happened, and the event that says so. */
export const happened = <Item extends BoardItem, Event extends { readonly what: string }>(
  item: Item,
  event: Event,
  { now, access }: Pick<MutationContext, 'now' | 'access'>,
) => ({
  item: { ...item, events: item.events + 1, changedAt: now },
  event: { id: eventId(item.id, item.events), recordId: item.id, at: now, by: personOf(access), ...event },
})

/** The events of a record, oldest first. */
export const timelineOf = <Event>(
  { id, events }: Pick<BoardItem, 'id' | 'events'>,
  all: ReadonlyMap<string, Event>,
): readonly Event[] =>
  Array.from({ length: events }, (_, place) => all.get(eventId(id, place))).filter((event) => event !== undefined)
