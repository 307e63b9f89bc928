import * as v from 'valibot'
import { CalendarDateSchema } from './calendar-date.ts'
import type { KindTypes } from './define-mutation.ts'
import { MemberIdSchema, type MemberId } from './ids.ts'

/** What a person may be notified of on a device, each chosen by itself. */
export const noticeKinds = ['late', 'assigned', 'message', 'availability'] as const
export const NoticeKindSchema = v.picklist(noticeKinds)
export type NoticeKind = v.InferOutput<typeof NoticeKindSchema>

/**
 * Something that happened in a section. It says where to look and no contents: whom it concerns, and whether it is still so,
 * the section's rules say when it is sent.
 */
export const NoticeSchema = v.variant('kind', [
  v.object({ kind: v.literal('late'), recordId: v.string(), since: v.number() }),
  v.object({ kind: v.literal('assigned'), recordId: v.string(), memberId: MemberIdSchema }),
  /** `recordId` is the conversation; `place` is that of the message in it. */
  v.object({ kind: v.literal('message'), recordId: v.string(), place: v.number() }),
  /** `recordId` is the room type. `by`: who changed the night; null: a reservation took the room. */
  v.object({
    kind: v.literal('availability'),
    recordId: v.string(),
    date: CalendarDateSchema,
    state: v.picklist(['sold-out', 'nearly-sold-out']),
    by: v.nullable(MemberIdSchema),
  }),
])
export type Notice = v.InferOutput<typeof NoticeSchema>

/** What a change gives notice of, and when it is sent. */
export interface DueNotice {
  readonly notice: Notice
  /** Milliseconds since 1970. */
  readonly dueAt: number
}

export interface NoticeCause<T extends KindTypes> {
  readonly changes: readonly T['change'][]
  /** After the change. */
  readonly content: T['content']
  readonly now: number
  /** The member who made the change; null: the server, an operator or a guest. */
  readonly by: MemberId | null
}

/** The notices of one kind of section. */
export interface NoticeRules<T extends KindTypes = KindTypes> {
  /** Those that it gives. */
  readonly kinds: readonly NoticeKind[]
  /** What they are in the mobile column of B28: they are seen with the rights of this place. */
  readonly place: string
  /** What these changes give notice of. */
  after(cause: NoticeCause<T>): readonly DueNotice[]
  /** At the moment of sending: whether it is still so, and concerns this member. */
  concerns(content: T['content'], notice: Notice, to: { readonly memberId: MemberId; readonly now: number }): boolean
}
