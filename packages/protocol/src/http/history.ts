import type { CompactPeople, HistoryEntry, LoggedEntry, Refusal } from '@kontor/domain'
import * as v from 'valibot'
import { listOf, objectOf } from './answer-parts.ts'

const HeadSchema = v.object({ seq: v.number(), hash: v.string() })
/** The newest entry, and the end of the chain. */
export type HistoryHead = v.InferOutput<typeof HeadSchema>

/** Answer of `GET …/history`: entries from the newest; the next page begins before `next`, null when there is none. */
export const HistoryPageSchema = v.object({
  entries: listOf(objectOf<HistoryEntry>()),
  next: v.nullable(v.number()),
  head: HeadSchema,
})
export type HistoryPage = v.InferOutput<typeof HistoryPageSchema>
/** The same of a document of any kind; only that of a directory is a `HistoryPage`. */
export interface LoggedPage extends Omit<HistoryPage, 'entries'> {
  readonly entries: readonly LoggedEntry[]
}

const RefusedEntrySchema = v.object({
  mutationId: v.string(),
  at: v.number(),
  name: v.string(),
  args: objectOf<Readonly<Record<string, unknown>>>(),
  names: objectOf<Readonly<Record<string, string>>>(),
  refusal: objectOf<Refusal>(),
})
export type RefusedEntry = v.InferOutput<typeof RefusedEntrySchema>

/** Answer of `GET …/history/refused`: what was refused of the caller's own changes, from the newest. */
export const RefusedPageSchema = v.object({ entries: listOf(RefusedEntrySchema), next: v.nullable(v.number()) })
export type RefusedPage = v.InferOutput<typeof RefusedPageSchema>

/** Answer of `GET …/history/access`: who reached what at a moment of the past. */
export const AccessThenSchema = v.object({
  at: v.number(),
  accounts: listOf(objectOf<CompactPeople['accounts'][number]>()),
  people: listOf(objectOf<CompactPeople['people'][number]>()),
})
export type AccessThen = v.InferOutput<typeof AccessThenSchema>

/** Answer of `GET …/history/chain`: whether the whole log is as it was written. */
export const ChainAnswerSchema = v.object({
  entries: v.number(),
  head: HeadSchema,
  intact: v.boolean(),
  /** The first entry that was changed; null when none was. */
  brokenAt: v.nullable(v.number()),
  checkedAt: v.number(),
})
export type ChainAnswer = v.InferOutput<typeof ChainAnswerSchema>
