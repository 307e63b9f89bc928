import type { DocumentName } from '@kontor/protocol'

/** Identifies a file: the document that it is attached to, and the SHA-256 of its content. */
export interface FilePlace {
  readonly document: DocumentName
  readonly sha256: string
}

export interface FileEntry extends FilePlace {
  readonly name: string
  readonly bytes: number
  /** When it was attached last. */
  readonly keptAt: number
}

/**
 * The files of one login that wait to be sent, shared by the tabs of the browser. Every call is one transaction: durable
 * when it resolves, without effect when it rejects. Every implementation passes `testing/file-storage-contract.ts`.
 */
export interface FileStorage {
  /** A file that is at this place already is replaced. */
  add(entry: FileEntry, content: Uint8Array): Promise<void>
  /** Null: there is no such file. */
  read(place: FilePlace): Promise<Uint8Array | null>
  entries(): Promise<readonly FileEntry[]>
  remove(place: FilePlace): Promise<void>
  /** Deletes all of it. */
  erase(): Promise<void>
}

/** Opens nothing by itself: a login that attaches no file has no storage for files. */
export type OpenFileStorage = (loginId: string) => FileStorage
