import type * as Y from 'yjs'
import { assert } from './assert.ts'
import { changesMap, pageKey, pageOfKey, recentMap, recordMap } from './layout.ts'
import { documentLimits } from './limits.ts'
import { readPage, type Page } from './page.ts'

/** Where a record is: the number of its page, and its place in there. */
export interface PagePlace {
  readonly page: number
  readonly place: number
}

/** A change beside a page has a head of its own in the Y.Doc, of about so many bytes. */
const changeHeadLength = 40

/** Where each record of a document is, for the writer. Built once per document; holds keys, no records. */
export class PageIndex {
  /** Record key → page and place. */
  readonly #placeOf = new Map<string, PagePlace>()
  readonly #sizes: number[] = []
  /** Characters of the page's text. */
  readonly #lengths: number[] = []
  /** Characters that changes beside the page have taken since it was written, overwritten ones included. */
  readonly #changed: number[] = []
  /** Pages that may have room, the fullest attempt last. */
  #open: number[] = []
  /** Writes beside the pages, overwritten ones included: each leaves a trace in the Y.Doc until its map begins anew. */
  #recentWrites: number
  readonly #doc: Y.Doc

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#recentWrites = recentMap(doc)?.size ?? 0
    for (const [key, text] of recordMap(doc).entries()) {
      const part = pageOfKey(key)
      if (part?.part === 'text') this.#take(part.page, readPage(text as string), (text as string).length)
    }
    for (let page = 0; page < this.#sizes.length; page += 1) {
      for (const text of changesMap(doc, page)?.values() ?? []) this.countChange(page, text)
      if (this.#hasRoom(page)) this.#open.push(page)
    }
  }

  placeOf(key: string): PagePlace | null {
    return this.#placeOf.get(key) ?? null
  }

  /** Removed records take room for nothing: a page that has lost half of its records is due. */
  countChange(page: number, text: string | null): void {
    const weight = text === null ? (2 * this.#dueAt(page)) / (this.#sizes[page] ?? 1) : text.length + changeHeadLength
    this.#changed[page] = (this.#changed[page] ?? 0) + weight
  }

  countRecent(): void {
    this.#recentWrites += 1
  }

  /** How many records beside the pages there still are, after a fold. */
  restartRecent(size: number): void {
    this.#recentWrites = size
  }

  get isRecentFull(): boolean {
    return this.#recentWrites > documentLimits.recentWritesMax
  }

  isDue(page: number): boolean {
    return (this.#changed[page] ?? 0) > this.#dueAt(page)
  }

  #dueAt(page: number): number {
    return Math.max(this.#lengths[page] ?? 0, documentLimits.pageLengthMin) * documentLimits.changesPerPageLength
  }

  /** How many more records a page takes. */
  roomIn(page: number): number {
    return documentLimits.recordsPerPageMax - (this.#sizes[page] ?? 0)
  }

  /** The page that new records go to. */
  pageWithRoom(): number {
    for (;;) {
      const page = this.#open.at(-1)
      if (page === undefined) break
      if (this.#hasRoom(page)) return page
      this.#open.pop()
    }
    const page = this.#sizes.length
    this.#take(page, new Map(), 0)
    this.#open = [page]
    return page
  }

  /** The records of a page as they were when it was written. */
  written(page: number): Page {
    const text = recordMap(this.#doc).get(pageKey(page))
    const records: Page = typeof text === 'string' ? readPage(text) : new Map()
    assert(records.size === (this.#sizes[page] ?? 0), 'no one else writes the pages of a document')
    return records
  }

  /** A page has been written anew. */
  rewritten(page: number, former: Page, records: Page, length: number): void {
    for (const key of former.keys()) if (!records.has(key)) this.#placeOf.delete(key)
    this.#take(page, records, length)
    if (this.#hasRoom(page) && !this.#open.includes(page)) this.#open.push(page)
  }

  #hasRoom(page: number): boolean {
    return this.roomIn(page) > 0
  }

  #take(page: number, records: Page, length: number): void {
    let place = 0
    for (const key of records.keys()) {
      this.#placeOf.set(key, { page, place })
      place += 1
    }
    this.#sizes[page] = records.size
    this.#lengths[page] = length
    this.#changed[page] = 0
  }
}
