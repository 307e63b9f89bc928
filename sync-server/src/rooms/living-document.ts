import {
  applyWrites,
  copyContent,
  type DocumentKind,
  type KindTypes,
  type RecordContent,
  type WritableContent,
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
  /** The records, in the shape of the document's kind; to be read only before the next await. */
  readonly content: RecordContent
}

/** `copyContent` gives every kind of record a map of its own; the types of a generic content do not say so. */
const writableCopy = (content: RecordContent): WritableContent => copyContent(content) as WritableContent

/** A document in memory: the Yjs document that browsers receive, and the records that mutators work on. */
export class LivingDocument<T extends KindTypes = KindTypes> implements DocumentView {
  readonly epoch: string
  readonly doc = new Y.Doc()
  readonly #kind: DocumentKind<T>
  readonly #content: WritableContent
  #seq: number

  constructor(kind: DocumentKind<T>, { seq, epoch, updates }: StoredDocument) {
    this.epoch = epoch
    this.#kind = kind
    this.#seq = seq
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update)
    })
    this.doc.clientID = clientIdOfThisServer
    this.#content = writableCopy(readContent(kind, this.doc))
  }

  get seq(): number {
    return this.#seq
  }

  get content(): T['content'] {
    return this.#content
  }

  /** Carries writes into the records, from which the next mutation is judged; `write` carries them into the Yjs document. */
  apply(writes: readonly T['write'][]): void {
    applyWrites(this.#content, writes)
  }

  /** Carries writes that were applied into the Yjs document. Returns the update for the browsers. */
  write(writes: readonly T['write'][], seq: number): Uint8Array {
    const updates: Uint8Array[] = []
    const listen = (update: Uint8Array): void => {
      updates.push(update)
    }
    this.doc.on('update', listen)
    writeToDocument(this.#kind, this.doc, writes, { seq, epoch: this.epoch })
    this.doc.off('update', listen)
    this.#seq = seq
    return updates.length === 1 && updates[0] !== undefined ? updates[0] : Y.mergeUpdates(updates)
  }

  /** Everything that it holds, as one update. */
  wholeUpdate(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc)
  }
}
