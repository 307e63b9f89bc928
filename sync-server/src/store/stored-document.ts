import type { RecordChange } from '@kontor/domain'

export interface StoredDocument {
  readonly seq: number
  readonly epoch: string
  /** Yjs updates, oldest first. */
  readonly updates: readonly Uint8Array[]
}

/** What was written to a document after a seq: its updates, and the changes of their entries. */
export interface DocumentNews extends StoredDocument {
  readonly changes: readonly RecordChange[]
}
