import { type KindTypes, type MutationContext, mutationDefiner } from '../../kernel/define-mutation.ts'
import type { ChangeOf } from '../../kernel/change.ts'
import type { ContentOf } from '../../kernel/record.ts'
import type { KernelRefusal, RecordRefusal } from '../../kernel/refusal.ts'
import { type WriteOf, writerOf } from '../../kernel/write.ts'
import { ConversationSchema, MessageSchema, ReadingSchema, type RequestState } from './records.ts'

export const mailShape = {
  singles: {},
  records: { conversation: ConversationSchema, message: MessageSchema, reading: ReadingSchema },
} as const
export type MailShape = typeof mailShape

/** The content of the mail section of one account. */
export type Mail = ContentOf<MailShape>

export type MailRefusal =
  | KernelRefusal
  | RecordRefusal<'conversation' | 'message'>
  | { readonly code: 'no-request' }
  /** Nothing more happens to a request that is approved, rejected or withdrawn. */
  | { readonly code: 'request-decided'; readonly state: RequestState }
  /** B14: one request of a kind at a time, of a person who may not open the mail. */
  | { readonly code: 'request-waits'; readonly number: number }
  /** Its conversation closes with the decision, or once it is withdrawn. */
  | { readonly code: 'request-undecided' }

export interface MailTypes extends KindTypes {
  readonly content: Mail
  readonly write: WriteOf<MailShape>
  readonly change: ChangeOf<MailShape>
  readonly refusal: MailRefusal
  readonly history: 'conversations' | 'readings' | 'requests'
  /** A message and a request are read by others; nothing takes them back. */
  readonly obstacle: 'happened'
}

/** Everything about one mutation of the mail section: one file each, in `mutations/`. */
export const defineMutation = mutationDefiner<MailTypes>()

export type MailContext = MutationContext

export const { put, putIfChanged } = writerOf(mailShape)
