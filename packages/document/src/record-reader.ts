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
import { pagePrefix, recentMap, recordMap } from './layout.ts'
import { readPage, type Page } from './page.ts'
import { sameValue } from './same-value.ts'

/** A record that this program does not understand is a bug on the server, and comes from a newer server in the browser. */
export type Unreadable = 'assert' | 'ignore'

interface ReadPage {
  readonly text: string
  readonly keys: readonly string[]
}

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
  #content: RecordContent
  readonly #singleTexts = new Map<string, unknown>()
  readonly #pages = new Map<string, ReadPage>()
  readonly #pageOf = new Map<string, string>()
  #recent: ReadonlyMap<string, string | null> = new Map()
  /** Pages parsed during the present reading; the content holds their records afterwards, so nothing is kept twice. */
  readonly #parsed = new Map<string, Page>()

  constructor(
    kind: DocumentKind<T>,
    doc: Y.Doc,
    options: { readonly unreadable: Unreadable } = { unreadable: 'assert' },
  ) {
    this.#kind = kind
    this.#doc = doc
    this.#unreadable = options.unreadable
    this.#content = emptyContent(kind)
  }

  /** The same object as before when nothing changed; otherwise a new one that shares every map that did not. */
  read(): T['content'] {
    const root = recordMap(this.#doc)
    const changed = new Set<string>()
    this.#readRecent(changed)
    for (const [key, value] of root.entries()) if (key.startsWith(pagePrefix)) this.#readPage(key, value, changed)
    const next: Record<string, RecordContent[string]> = { ...this.#content }
    let differs = false
    for (const single of Object.keys(this.#kind.singles))
      if (this.#updateSingle(next, single, root.get(single))) differs = true
    for (const key of changed) if (this.#updateRecord(next, key)) differs = true
    this.#parsed.clear()
    if (differs) this.#content = next
    return this.#content
  }

  #readRecent(changed: Set<string>): void {
    const recent = new Map(recentMap(this.#doc)?.entries() ?? [])
    for (const [key, text] of recent) if (this.#recent.get(key) !== text || !this.#recent.has(key)) changed.add(key)
    for (const key of this.#recent.keys()) if (!recent.has(key)) changed.add(key)
    this.#recent = recent
  }

  #readPage(name: string, value: unknown, changed: Set<string>): void {
    const former = this.#pages.get(name)
    if (former?.text === value || typeof value !== 'string') return
    const page = readPage(value)
    this.#parsed.set(name, page)
    for (const key of former?.keys ?? []) {
      if (page.has(key)) continue
      changed.add(key)
      if (this.#pageOf.get(key) === name) this.#pageOf.delete(key)
    }
    for (const key of page.keys()) {
      changed.add(key)
      this.#pageOf.set(key, name)
    }
    this.#pages.set(name, { text: value, keys: [...page.keys()] })
  }

  /** Brings one single of `next` up to date; false when it already was. */
  #updateSingle(next: Record<string, RecordContent[string]>, single: string, text: unknown): boolean {
    if (text === this.#singleTexts.get(single)) return false
    this.#singleTexts.set(single, text)
    const schema = this.#kind.singles[single]
    const record = schema && typeof text === 'string' ? this.#parse(schema, JSON.parse(text)) : null
    const differs = record !== next[single]
    next[single] = record
    return differs
  }

  /** Brings one record of `next` up to date; false when it already was. */
  #updateRecord(next: Record<string, RecordContent[string]>, key: string): boolean {
    const slash = key.indexOf('/')
    const [kind, id] = [key.slice(0, slash), key.slice(slash + 1)]
    const schema = Object.hasOwn(this.#kind.records, kind) ? this.#kind.records[kind] : undefined
    const records = next[kind]
    if (schema === undefined || !isRecords(records)) {
      assert(this.#unreadable === 'ignore', 'every kind of record is known')
      return false
    }
    const former = records.get(id)
    const stored = this.#stored(key)
    const record = stored === null ? null : this.#parse(schema, stored)
    if (record === null ? former === undefined : sameValue(record, former)) return false
    const own = records === this.#content[kind] ? new Map(records) : (records as Map<string, StoredRecord>)
    next[kind] = own
    if (record === null) own.delete(id)
    else own.set(id, record)
    return true
  }

  #stored(key: string): unknown {
    const text = this.#recent.get(key)
    if (text !== undefined) return text === null ? null : JSON.parse(text)
    const name = this.#pageOf.get(key)
    return name === undefined ? null : (this.#page(name).get(key) ?? null)
  }

  #page(name: string): Page {
    const known = this.#parsed.get(name)
    if (known !== undefined) return known
    const page = readPage(this.#pages.get(name)?.text ?? '{}')
    this.#parsed.set(name, page)
    return page
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
export const readContent = <T extends KindTypes>(kind: DocumentKind<T>, doc: Y.Doc): T['content'] =>
  new RecordReader(kind, doc).read()

/** The directory that a document holds at present. */
export const readDirectory = (doc: Y.Doc): Directory => readContent(directoryKind, doc)
