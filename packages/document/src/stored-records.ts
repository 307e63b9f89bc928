import * as Y from 'yjs'
import { assert } from './assert.ts'
import { changedRecord, readRecordChange } from './changed-fields.ts'
import {
  changePrefix,
  changesMap,
  pageKey,
  pageOfKey,
  placeKey,
  placeOfKey,
  recentKey,
  recentMap,
  recordMap,
} from './layout.ts'
import type { PagePlace } from './page-index.ts'
import { readPage, type Page, type StoredRecord } from './page.ts'
import { recentRecord } from './recent-record.ts'

/** The keys of records, and the names of singles, that changed since the last look. */
interface Changed {
  readonly singles: readonly string[]
  /** Key and present value; null: there is none any more. Read it at once. */
  readonly records: Iterable<readonly [key: string, record: StoredRecord | null]>
}

/** The records of a document as they are stored, and which of them changed. Holds keys, no records. */
export class StoredRecords {
  readonly #doc: Y.Doc
  /** The keys of each page, by their place in it. */
  readonly #pages: (readonly string[])[] = []
  readonly #placeOf = new Map<string, PagePlace>()
  #recent: ReadonlySet<string> = new Set()
  /** Keys of the root map that changed; null: everything did. */
  #dirty: Set<string> | null = null
  /** Keys within a nested map of the root that changed, by the key of the map. */
  readonly #dirtyWithin = new Map<string, Set<string>>()
  readonly #observe = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => this.#mark(events)

  constructor(doc: Y.Doc) {
    this.#doc = doc
    recordMap(doc).observeDeep(this.#observe)
  }

  /** Follows the document no longer. */
  stop(): void {
    recordMap(this.#doc).unobserveDeep(this.#observe)
  }

  takeChanged(): Changed {
    const dirty = this.#dirty ?? new Set(recordMap(this.#doc).keys())
    const changed = new Set<string>()
    const parsed = new Map<number, Page>()
    const parts = [...dirty].map((key) => ({ key, part: pageOfKey(key) }))
    for (const { part } of parts) if (part?.part === 'text') parsed.set(part.page, this.#readText(part.page, changed))
    for (const { part } of parts) if (part?.part === 'changes') this.#addPlaces(part.page, null, changed)
    if (dirty.has(recentKey)) this.#addRecent(changed)
    for (const [key, within] of this.#dirtyWithin) this.#addWithin(key, within, changed)
    this.#dirty = new Set()
    this.#dirtyWithin.clear()
    const singles = parts.flatMap(({ key, part }) => (part === null && key !== recentKey ? [key] : []))
    return { singles, records: this.#present(changed, parsed) }
  }

  #mark(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void {
    if (this.#dirty === null) return
    for (const event of events) {
      assert(event instanceof Y.YMapEvent, 'a document has maps alone')
      const keys = event.keysChanged as ReadonlySet<string>
      const within = event.path[0]
      if (within === undefined) for (const key of keys) this.#dirty.add(key)
      else this.#within(String(within), keys)
    }
  }

  #within(key: string, keys: ReadonlySet<string>): void {
    const known = this.#dirtyWithin.get(key) ?? new Set()
    for (const one of keys) known.add(one)
    this.#dirtyWithin.set(key, known)
  }

  /** Takes the new text of a page: all records that were or are in it may have changed. */
  #readText(page: number, changed: Set<string>): Page {
    const text = recordMap(this.#doc).get(pageKey(page))
    const records: Page = typeof text === 'string' ? readPage(text) : new Map()
    for (const key of this.#pages[page] ?? []) {
      changed.add(key)
      if (this.#placeOf.get(key)?.page === page) this.#placeOf.delete(key)
    }
    const keys = [...records.keys()]
    keys.forEach((key, place) => {
      changed.add(key)
      this.#placeOf.set(key, { page, place })
    })
    this.#pages[page] = keys
    return records
  }

  /** The records in these places of a page; null: in all that have a change beside the page. */
  #addPlaces(page: number, places: Iterable<string> | null, changed: Set<string>): void {
    for (const place of places ?? changesMap(this.#doc, page)?.keys() ?? []) {
      const key = this.#pages[page]?.[placeOfKey(place)]
      if (key !== undefined) changed.add(key)
    }
  }

  #addRecent(changed: Set<string>): void {
    const keys = new Set([...(recentMap(this.#doc)?.keys() ?? [])].map(withoutPrefix))
    for (const key of this.#recent) changed.add(key)
    for (const key of keys) changed.add(key)
    this.#recent = keys
  }

  #addWithin(key: string, within: ReadonlySet<string>, changed: Set<string>): void {
    const part = pageOfKey(key)
    if (part !== null) return this.#addPlaces(part.page, within, changed)
    const keys = [...within].map(withoutPrefix)
    for (const one of keys) changed.add(one)
    this.#recent = new Set([...this.#recent, ...keys])
  }

  /** Page by page, so that one parsed page is held at a time. */
  *#present(
    changed: ReadonlySet<string>,
    parsed: Map<number, Page>,
  ): Generator<readonly [string, StoredRecord | null]> {
    const recent = recentMap(this.#doc)
    const inPages = new Map<number, string[]>()
    for (const key of changed) {
      const place = this.#placeOf.get(key)
      if (recent?.has(key)) yield [key, recentRecord(recent, key)]
      else if (place === undefined) yield [key, null]
      else pushTo(inPages, place.page, key)
    }
    for (const [page, keys] of inPages) {
      const records = parsed.get(page) ?? this.#parse(page)
      parsed.delete(page)
      for (const key of keys) yield [key, this.#inPage(records, key)]
    }
  }

  #parse(page: number): Page {
    const text = recordMap(this.#doc).get(pageKey(page))
    return typeof text === 'string' ? readPage(text) : new Map()
  }

  #inPage(records: Page, key: string): StoredRecord | null {
    const place = this.#placeOf.get(key)
    const record = records.get(key) ?? null
    if (place === undefined) return record
    const change = changesMap(this.#doc, place.page)?.get(placeKey(place.place))
    if (change === undefined) return record
    return change === null ? null : changedRecord(record, readRecordChange(change))
  }
}

const pushTo = (lists: Map<number, string[]>, of: number, item: string): void => {
  const list = lists.get(of)
  if (list === undefined) lists.set(of, [item])
  else list.push(item)
}

const withoutPrefix = (key: string): string => (key.startsWith(changePrefix) ? key.slice(changePrefix.length) : key)
