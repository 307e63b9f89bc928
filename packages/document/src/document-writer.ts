import * as Y from 'yjs'
import { assert } from './assert.ts'
import {
  changedRecord,
  fieldsThatDiffer,
  mergedChange,
  readRecordChange,
  writeRecordChange,
  type RecordChange,
} from './changed-fields.ts'
import {
  changePrefix,
  changesKey,
  changesMap,
  pageKey,
  placeKey,
  placeOfKey,
  recentKey,
  recentMap,
  recordKey,
  recordMap,
  type TextMap,
} from './layout.ts'
import { documentLimits } from './limits.ts'
import { PageIndex, type PagePlace } from './page-index.ts'
import { readPage, writePage, type Page, type StoredRecord } from './page.ts'
import { recentRecord } from './recent-record.ts'

/** A put or a removal, and what it replaces where that is known. */
export interface RecordWriting {
  readonly kind: string
  readonly id: string
  readonly record: StoredRecord | null
  readonly before?: StoredRecord | null | undefined
}

/** Writes records into one document: what changed is kept beside its page until the page is written anew. */
export class DocumentWriter {
  /** The last one in which this writer wrote. */
  transaction: Y.Transaction | null = null
  readonly #doc: Y.Doc
  readonly #index: PageIndex
  /** Pages that were changed since the last fold was looked for. */
  readonly #touched = new Set<number>()
  /** Records that came beside the pages since then. */
  #added = 0

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#index = new PageIndex(doc)
  }

  write({ kind, id, record, before: former }: RecordWriting): void {
    const before = former ?? null
    const key = recordKey(kind, id)
    const place = this.#index.placeOf(key)
    const recent = recentMap(this.#doc)
    if (place === null || recent?.has(key)) this.#writeRecent(key, record, before)
    else this.#writeInPage(place, record, before)
  }

  /**
   * Writes at most one page anew beside those that this commit's own new records fill: so no commit costs much more than
   * what it writes. It is a page whose changes weigh too much, or one that takes records from beside the pages.
   */
  fold(): void {
    const due = [...this.#touched].find((page) => this.#index.isDue(page))
    const pages = 1 + Math.floor(this.#added / documentLimits.recordsPerPageMax)
    this.#touched.clear()
    this.#added = 0
    if (due !== undefined) this.#foldInto(due, [])
    else if (this.#index.isRecentFull) this.#foldRecent(pages)
  }

  #writeInPage({ page, place }: PagePlace, record: StoredRecord | null, before: StoredRecord | null): void {
    const changes = changesMap(this.#doc, page) ?? this.#begin(changesKey(page))
    const text = record === null ? null : changeText(changes.get(placeKey(place)), record, before)
    changes.set(placeKey(place), text)
    this.#index.countChange(page, text)
    this.#touched.add(page)
  }

  #writeRecent(key: string, record: StoredRecord | null, before: StoredRecord | null): void {
    const recent = recentMap(this.#doc) ?? this.#begin(recentKey)
    const change = `${changePrefix}${key}`
    this.#index.countRecent()
    if (record !== null && before !== null && typeof recent.get(key) === 'string')
      return void recent.set(change, changeText(recent.get(change), record, before))
    this.#added += 1
    recent.set(key, record === null ? null : JSON.stringify(record))
    if (recent.has(change)) recent.delete(change)
  }

  /** Puts records from beside the pages into so many pages: those that belong to one, then the others. */
  #foldRecent(pagesMax: number): void {
    const recent = recentMap(this.#doc)
    assert(recent !== null, 'records beside the pages are counted')
    const ofPages = new Map<number, string[]>()
    const others: string[] = []
    for (const key of recent.keys()) {
      if (key.startsWith(changePrefix)) continue
      const place = this.#index.placeOf(key)
      if (place === null) others.push(key)
      else ofPages.set(place.page, [...(ofPages.get(place.page) ?? []), key])
    }
    const groups = ofPages.entries()
    for (let pages = 0; pages < pagesMax; pages += 1) {
      const next = groups.next()
      if (!next.done) this.#foldInto(...next.value)
      else if (others.length > 0) this.#foldOthers(others)
    }
    // Replacing the whole map lets Yjs forget what was in it; deleting its entries one by one does not.
    const { size } = recent
    if (size === 0) this.#begin(recentKey)
    this.#index.restartRecent(size)
  }

  #foldOthers(keys: string[]): void {
    const page = this.#index.pageWithRoom()
    this.#foldInto(page, keys.splice(0, this.#index.roomIn(page)))
  }

  /** Writes a page with what has changed in it, and with these records from beside the pages. */
  #foldInto(page: number, recentKeys: readonly string[]): void {
    const former = this.#index.written(page)
    const records = this.#withChanges(page, former)
    const recent = recentMap(this.#doc)
    for (const key of recentKeys) {
      const record = recent === null ? null : recentRecord(recent, key)
      if (record === null) records.delete(key)
      else records.set(key, record)
    }
    const text = writePage(records)
    recordMap(this.#doc).set(pageKey(page), text)
    if (recordMap(this.#doc).has(changesKey(page))) recordMap(this.#doc).delete(changesKey(page))
    this.#index.rewritten(page, former, readPage(text), text.length)
    if (recent !== null && recentKeys.length > 0) this.#dropRecent(recent, recentKeys)
  }

  #withChanges(page: number, former: Page): Page {
    const keys = [...former.keys()]
    const records: Page = new Map(former)
    for (const [slot, text] of changesMap(this.#doc, page)?.entries() ?? []) {
      const key = keys[placeOfKey(slot)]
      assert(key !== undefined, 'a change beside a page names a place in it')
      const record = text === null ? null : changedRecord(records.get(key) ?? null, readRecordChange(text))
      if (record === null) records.delete(key)
      else records.set(key, record)
    }
    return records
  }

  #dropRecent(recent: TextMap, keys: readonly string[]): void {
    for (const key of keys) {
      recent.delete(key)
      if (recent.has(`${changePrefix}${key}`)) recent.delete(`${changePrefix}${key}`)
    }
  }

  #begin(key: string): TextMap {
    const map: TextMap = new Y.Map()
    recordMap(this.#doc).set(key, map)
    return map
  }
}

/** The text of a change, joined with the one that is there; without `before`, the whole record. */
const changeText = (former: string | null | undefined, record: StoredRecord, before: StoredRecord | null): string => {
  if (before === null || former === null) return writeRecordChange({ whole: record })
  const fields = fieldsThatDiffer(before, record)
  const change: RecordChange = former === undefined ? { fields } : mergedChange(readRecordChange(former), fields)
  return writeRecordChange(change)
}
