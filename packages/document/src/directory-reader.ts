import {
  emptyDirectory,
  OrganizationSchema,
  recordSchemas,
  type Directory,
  type Organization,
  type RecordKind,
  type WritableDirectory,
} from '@kontor/domain'
import type * as Y from 'yjs'
import { assert } from './assert.ts'
import { directoryMap, organizationKey, pagePrefix, recentMap } from './layout.ts'
import { readPage, type Page } from './page.ts'
import { sameValue } from './same-value.ts'

/** What to do with a record that this program does not understand: a bug on the server, a newer server in the browser. */
export type Unreadable = 'assert' | 'ignore'

interface ReadPage {
  readonly text: string
  readonly keys: readonly string[]
}

/**
 * Reads a directory out of a document, and again after each change: only what changed is parsed,
 * and a record that did not change stays the same object.
 */
export class DirectoryReader {
  readonly #doc: Y.Doc
  readonly #unreadable: Unreadable
  #directory: WritableDirectory = emptyDirectory()
  #organizationText: unknown = undefined
  readonly #pages = new Map<string, ReadPage>()
  readonly #pageOf = new Map<string, string>()
  #recent: ReadonlyMap<string, string | null> = new Map()
  /** Pages parsed during the present reading; the directory holds their records afterwards, so nothing is kept twice. */
  readonly #parsed = new Map<string, Page>()

  constructor(doc: Y.Doc, options: { readonly unreadable: Unreadable } = { unreadable: 'assert' }) {
    this.#doc = doc
    this.#unreadable = options.unreadable
  }

  /** The same object as before when nothing changed; otherwise a new one that shares every map that did not. */
  read(): Directory {
    const root = directoryMap(this.#doc)
    const changed = new Set<string>()
    this.#readRecent(changed)
    for (const [key, value] of root.entries()) if (key.startsWith(pagePrefix)) this.#readPage(key, value, changed)
    const organization = this.#readOrganization(root.get(organizationKey))
    const next: WritableDirectory = { ...this.#directory, organization }
    let differs = organization !== this.#directory.organization
    for (const key of changed) if (this.#update(next, key)) differs = true
    this.#parsed.clear()
    if (differs) this.#directory = next
    return this.#directory
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

  #readOrganization(text: unknown): Organization | null {
    if (text === this.#organizationText) return this.#directory.organization
    this.#organizationText = text
    return typeof text === 'string' ? this.#parse(OrganizationSchema, JSON.parse(text)) : null
  }

  /** Brings one record of `next` up to date; false when it already was. */
  #update(next: WritableDirectory, key: string): boolean {
    const slash = key.indexOf('/')
    const kind = key.slice(0, slash)
    if (!isKind(kind)) {
      assert(this.#unreadable === 'ignore', 'every kind of record is known')
      return false
    }
    const id = key.slice(slash + 1)
    const former = (this.#directory[kind] as ReadonlyMap<string, unknown>).get(id)
    const stored = this.#stored(key)
    const record = stored === null ? null : this.#parse<unknown>(recordSchemas[kind], stored)
    if (record === null ? former === undefined : sameValue(record, former)) return false
    if (next[kind] === this.#directory[kind]) copyKind(next, kind)
    const records = next[kind] as Map<string, unknown>
    if (record === null) records.delete(id)
    else records.set(id, record)
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

  #parse<Output>(schema: Schema<Output>, value: unknown): Output | null {
    const result = schema['~standard'].validate(value)
    assert(!(result instanceof Promise), 'the schemas of records are synchronous')
    if (result.issues === undefined) return result.value
    assert(this.#unreadable === 'ignore', 'every record parses by its schema')
    return null
  }
}

/** What every schema of the domain offers, whatever the library: https://standardschema.dev. */
interface Schema<Output> {
  readonly '~standard': { validate(value: unknown): Validated<Output> | Promise<Validated<Output>> }
}
type Validated<Output> =
  { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly unknown[] }

/** The directory that a document holds at present, read once. */
export const readDirectory = (doc: Y.Doc): Directory => new DirectoryReader(doc).read()

const isKind = (kind: string): kind is RecordKind => Object.hasOwn(recordSchemas, kind)

const copyKind = (directory: WritableDirectory, kind: RecordKind): void => {
  Object.assign(directory, { [kind]: new Map<unknown, unknown>(directory[kind]) })
}
