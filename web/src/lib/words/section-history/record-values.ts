import type { LoggedEntry, RecordChange, StoredRecord } from '@kontor/domain'
import type { LoggedEntryReader } from '../logged-entry-reader.ts'

/** A field with its value in words; null: nothing. */
export type Value = readonly [label: string, text: string | null]
export type SectionEntryReader = LoggedEntryReader<RecordChange, LoggedEntry>

/** How records of one kind are read in the details of an entry. */
export interface RecordValues {
  /** `Proces: 20418 · +48 552 476 010` */
  readonly title: (record: StoredRecord, reader: SectionEntryReader) => string
  /** The same labels in the same order for every record of the kind. */
  readonly values: (record: StoredRecord, reader: SectionEntryReader) => readonly Value[]
}

/** Checks the words of one kind of record by its type; the registry pairs them with the records that they are for. */
export const recordValues = <R>(words: {
  readonly title: (record: R, reader: SectionEntryReader) => string
  readonly values: (record: R, reader: SectionEntryReader) => readonly Value[]
}): RecordValues => words as unknown as RecordValues
