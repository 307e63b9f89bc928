import type * as Y from 'yjs'

/** Keeps the accepted documents, each in a database of its own. */
export interface DocumentStorage {
  /** Reads what is kept into the empty document, and from then on keeps what comes to it from elsewhere. */
  open(database: string, doc: Y.Doc): KeptDocument
  /** Deletes the database, open or not. */
  erase(database: string): Promise<void>
}

export interface KeptDocument {
  /** Resolves when the document holds what was kept; also when nothing can be kept at all. */
  readonly loaded: Promise<void>
  /** Keeps nothing more; resolves when the database is closed. */
  close(): Promise<void>
}
