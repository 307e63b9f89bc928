import type { LoggedEntry } from '@kontor/domain'
import type { Tooth } from '#lib/kit/comb-teeth.ts'
import type { MessagePart } from '#lib/paraglide/runtime.js'
import type { HistoryDetail } from '#lib/words/history-detail.ts'
import type { ChangedRecord } from './entry-fields.ts'

/** How the list of a history shows the entries of one document. */
export interface HistoryWords<Entry extends LoggedEntry> {
  readonly sentence: (entry: Entry) => MessagePart[]
  /** The second lines of an entry. */
  readonly details: (entry: Entry) => readonly HistoryDetail[]
  /** Before and after, record by record. */
  readonly records: (entry: Entry) => readonly ChangedRecord[]
  /** The sentence of one act of many entries. */
  readonly act: (entries: readonly [Entry, ...Entry[]]) => MessagePart[]
  /** The records that the entries of an act are about, by their names. */
  readonly subjects: (entries: readonly Entry[]) => string
  /** The accounts that an entry concerns; null for none in particular. */
  readonly teeth: (entry: Entry) => readonly Tooth[] | null
  /** By the number of an entry that was undone: the entry that undid it. */
  readonly undone: (entries: readonly Entry[]) => ReadonlyMap<number, number>
}
