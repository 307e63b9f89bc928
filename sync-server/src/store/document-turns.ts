import type { DocumentName } from '@kontor/protocol'

/**
 * Lets the servers on one database write to a document by turns, so that none of them judges mutations in vain. A turn
 * is a courtesy: the order of commits is decided by `seq` alone, with a turn or without one.
 */
export interface DocumentTurns {
  /** Resolves when the turn has come, or when it is better to go on without one. Never fails. */
  take(document: DocumentName): Promise<Turn>
}

export interface Turn {
  /** The seq of the document when the turn came; null: unknown. */
  readonly seq: number | null
  end(): void
}

/** The server goes on without a turn. */
export const noTurn: Turn = { seq: null, end: () => undefined }
