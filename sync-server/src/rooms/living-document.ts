import {
  applyChanges,
  applyWrites,
  copyContent,
  type DocumentKind,
  type KindTypes,
  type RecordContent,
  type WritableContent,
} from '@kontor/domain'
import { readContent, writeToDocument } from '@kontor/document'
import * as Y from 'yjs'
import type { DocumentNews, StoredDocument } from '../store/stored-document.ts'

/**
 * S8: a new client id with every start of the server. After a restore, clocks of the lost future then never coincide
 * with new ones, and a browser that holds the lost future is recognised as ahead.
 */
const clientIdOfThisServer = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0

const unusedClientId = 0

/** What readers see of a document between two commits. */
export interface DocumentView {
  readonly epoch: string
  readonly seq: number
  /** Read only, and only before the next await. */
  readonly doc: Y.Doc
  /** The records, in the shape of the document's kind; read only before the next await. */
  readonly content: RecordContent
}

/** `copyContent` gives every kind of record its own map; the types of a generic content cannot express that. */
const writableCopy = (content: RecordContent): WritableContent => copyContent(content) as WritableContent

/** A document in memory: the Yjs document that browsers receive, and the records that mutators read. */
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

  /** Applies writes to the records, which the next mutation is judged by; `write` applies them to the Yjs document. */
  apply(writes: readonly T['write'][]): void {
    applyWrites(this.#content, writes)
  }

  /** Writes to the Yjs document what changed in the records. Returns the update for the browsers. */
  write(changes: readonly T['change'][], seq: number): Uint8Array {
    const updates: Uint8Array[] = []
    const listen = (update: Uint8Array): void => {
      updates.push(update)
    }
    this.doc.on('update', listen)
    const writes = changes.map(({ kind, id, before, after }) => ({ kind, id, record: after, before }))
    writeToDocument(this.#kind, this.doc, writes, { seq, epoch: this.epoch })
    this.doc.off('update', listen)
    this.#seq = seq
    return updates.length === 1 && updates[0] !== undefined ? updates[0] : Y.mergeUpdates(updates)
  }

  /** Applies what another server has written. Returns the update for the browsers. */
  receive({ seq, updates, changes }: DocumentNews): Uint8Array {
    const update = Y.mergeUpdates([...updates])
    // The update may be of another copy in this server (S20). Yjs takes a client id of its own in an update for a clash,
    // and would change it; the order of writers is the store's concern.
    this.doc.clientID = unusedClientId
    Y.applyUpdate(this.doc, update)
    this.doc.clientID = clientIdOfThisServer
    applyChanges(this.#content, changes)
    this.#seq = seq
    return update
  }

  /** What the holder of an earlier state lacks. */
  updateSince(stateVector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, stateVector)
  }

  get stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc)
  }

  /** The whole content as one update. */
  wholeUpdate(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc)
  }
}
