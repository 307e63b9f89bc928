import {
  directoryKind,
  emptyContent,
  isRecords,
  type Directory,
  type DocumentKind,
  type KindTypes,
  type RecordContent,
  type RecordSchema,
  type StoredRecord,
} from '@kontor/domain'
import type * as Y from 'yjs'
import { assert } from './assert.ts'
import { recordMap } from './layout.ts'
import { sameValue } from './same-value.ts'
import { StoredRecords } from './stored-records.ts'

/** A record that this program does not understand is a bug on the server, and comes from a newer server in the browser. */
export type Unreadable = 'assert' | 'ignore'

/**
 * Reads the content of a document, and again after each change: only what changed is parsed,
 * and a record that did not change stays the same object.
 *
 * @example new RecordReader(directoryKind, doc).read().member.get(memberId)
 */
export class RecordReader<T extends KindTypes> {
  readonly #kind: DocumentKind<T>
  readonly #doc: Y.Doc
  readonly #unreadable: Unreadable
  readonly #stored: StoredRecords
  #content: RecordContent

  constructor(
    kind: DocumentKind<T>,
    doc: Y.Doc,
    options: { readonly unreadable: Unreadable } = { unreadable: 'assert' },
  ) {
    this.#kind = kind
    this.#doc = doc
    this.#unreadable = options.unreadable
    this.#stored = new StoredRecords(doc)
    this.#content = emptyContent(kind)
  }

  /** The same object as before when nothing changed; otherwise a new one that shares every map that did not. */
  read(): T['content'] {
    const { singles, records } = this.#stored.takeChanged()
    const next: Record<string, RecordContent[string]> = { ...this.#content }
    let differs = false
    for (const single of singles) if (this.#updateSingle(next, single)) differs = true
    for (const [key, stored] of records) if (this.#updateRecord(next, key, stored)) differs = true
    if (differs) this.#content = next
    return this.#content
  }

  /** Follows the document no longer; for a reader that reads once. */
  stop(): void {
    this.#stored.stop()
  }

  /** Brings one single of `next` up to date; false when it already was, or when no single has this name. */
  #updateSingle(next: Record<string, RecordContent[string]>, single: string): boolean {
    const schema = Object.hasOwn(this.#kind.singles, single) ? this.#kind.singles[single] : undefined
    if (schema === undefined) return false
    const text = recordMap(this.#doc).get(single)
    const record = typeof text === 'string' ? this.#parse(schema, JSON.parse(text)) : null
    const former = this.#content[single]
    if (record === former || (record !== null && sameValue(record, former))) return false
    next[single] = record
    return true
  }

  /** Brings one record of `next` up to date; false when it already was. */
  #updateRecord(next: Record<string, RecordContent[string]>, key: string, stored: unknown): boolean {
    const slash = key.indexOf('/')
    const [kind, id] = [key.slice(0, slash), key.slice(slash + 1)]
    const schema = Object.hasOwn(this.#kind.records, kind) ? this.#kind.records[kind] : undefined
    const records = next[kind]
    if (schema === undefined || !isRecords(records)) {
      assert(this.#unreadable === 'ignore', 'every kind of record is known')
      return false
    }
    const former = records.get(id)
    const record = stored === null ? null : this.#parse(schema, stored)
    if (record === null ? former === undefined : sameValue(record, former)) return false
    const own = records === this.#content[kind] ? new Map(records) : (records as Map<string, StoredRecord>)
    next[kind] = own
    if (record === null) own.delete(id)
    else own.set(id, record)
    return true
  }

  #parse(schema: RecordSchema, value: unknown): StoredRecord | null {
    const result = schema['~standard'].validate(value)
    assert(!(result instanceof Promise), 'the schemas of records are synchronous')
    if (result.issues === undefined) return result.value
    assert(this.#unreadable === 'ignore', 'every record parses by its schema')
    return null
  }
}

/** The content that a document has at present, read once. */
export const readContent = <T extends KindTypes>(kind: DocumentKind<T>, doc: Y.Doc): T['content'] => {
  const reader = new RecordReader(kind, doc)
  const content = reader.read()
  reader.stop()
  return content
}

/** The directory that a document holds at present. */
export const readDirectory = (doc: Y.Doc): Directory => readContent(directoryKind, doc)
