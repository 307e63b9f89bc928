import {
  copyDirectory,
  directoryKind,
  type Directory,
  type DirectoryWrite,
  type WritableDirectory,
} from '@kontor/domain'
import { readContent, writeToDocument } from '@kontor/document'
import * as Y from 'yjs'
import type { StoredDocument } from '../store/store.ts'

/**
 * S8: a new number with every start of the server. After a restored backup the clocks of the lost future then never
 * meet those of the new one, and a browser that holds the lost future is seen to be ahead.
 */
const clientIdOfThisServer = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0

/** What readers see of a document between two commits. */
export interface DocumentView {
  readonly epoch: string
  readonly seq: number
  /** To be read only, and only before the next await. */
  readonly doc: Y.Doc
  readonly directory: Directory
}

/** A document in memory: the Yjs document that browsers receive, and the records that mutators work on. */
export class LivingDocument implements DocumentView {
  readonly epoch: string
  readonly doc = new Y.Doc()
  readonly directory: WritableDirectory
  #seq: number

  constructor({ seq, epoch, updates }: StoredDocument) {
    this.epoch = epoch
    this.#seq = seq
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update)
    })
    this.doc.clientID = clientIdOfThisServer
    this.directory = copyDirectory(readContent(directoryKind, this.doc))
  }

  get seq(): number {
    return this.#seq
  }

  /** Carries writes, which `directory` holds already, into the Yjs document. Gives the update for the browsers. */
  write(writes: readonly DirectoryWrite[], seq: number): Uint8Array {
    const updates: Uint8Array[] = []
    const listen = (update: Uint8Array): void => {
      updates.push(update)
    }
    this.doc.on('update', listen)
    writeToDocument(directoryKind, this.doc, writes, { seq, epoch: this.epoch })
    this.doc.off('update', listen)
    this.#seq = seq
    return updates.length === 1 && updates[0] !== undefined ? updates[0] : Y.mergeUpdates(updates)
  }

  /** Everything that it holds, as one update. */
  wholeUpdate(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc)
  }
}
