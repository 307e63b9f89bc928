import type * as Y from 'yjs'
import { assert } from './assert.ts'
import { pagePrefix, recentMap, recordMap } from './layout.ts'
import { documentLimits } from './limits.ts'
import { readPage, writePage, type Page, type StoredRecord } from './page.ts'

/** The page of each record of a document, for the writer. Built once per document; holds keys, no records. */
export class PageIndex {
  /** Record key → page number. */
  readonly #pageOf = new Map<string, number>()
  /** Page number → how many records it holds. */
  readonly #sizes: number[] = []
  /** Pages that may have room, the fullest attempt last. */
  #open: number[] = []
  /** Writes beside the pages since the last fold, overwritten ones included: each leaves a trace in the Y.Doc until then. */
  #recentWrites: number
  readonly #doc: Y.Doc

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#recentWrites = recentMap(doc)?.size ?? 0
    for (const [key, text] of recordMap(doc).entries()) {
      if (!key.startsWith(pagePrefix)) continue
      const number = Number(key.slice(pagePrefix.length))
      const page = readPage(text as string)
      this.#sizes[number] = page.size
      for (const record of page.keys()) this.#pageOf.set(record, number)
    }
    this.#sizes.forEach((size, number) => {
      if (size < documentLimits.recordsPerPageMax) this.#open.push(number)
    })
  }

  has(key: string): boolean {
    return this.#pageOf.has(key)
  }

  /** Counts writes beside the pages; true when it is time to fold. */
  countRecent(writes: number): boolean {
    this.#recentWrites += writes
    return this.#recentWrites > Math.max(documentLimits.recentMin, this.#sizes.length * documentLimits.recentPerPage)
  }

  /** Puts the recent records into the pages and gives back the texts of the pages that changed. Runs inside a Y transaction. */
  fold(recent: ReadonlyMap<string, string | null>): ReadonlyMap<string, string> {
    const changed = new Map<number, Page>()
    for (const [key, text] of recent) {
      if (text === null) this.#remove(changed, key)
      else this.#put(changed, key, JSON.parse(text) as StoredRecord)
    }
    this.#recentWrites = 0
    return new Map([...changed].map(([number, page]) => [`${pagePrefix}${number}`, writePage(page)]))
  }

  #put(changed: Map<number, Page>, key: string, record: StoredRecord): void {
    const number = this.#pageOf.get(key) ?? this.#pageWithRoom()
    const page = this.#page(changed, number)
    page.set(key, record)
    this.#pageOf.set(key, number)
    this.#sizes[number] = page.size
  }

  #remove(changed: Map<number, Page>, key: string): void {
    const number = this.#pageOf.get(key)
    if (number === undefined) return
    const page = this.#page(changed, number)
    assert(page.delete(key), 'a page holds every record that the index places in it')
    this.#pageOf.delete(key)
    if (this.#sizes[number] === documentLimits.recordsPerPageMax) this.#open.push(number)
    this.#sizes[number] = page.size
  }

  #pageWithRoom(): number {
    for (;;) {
      const number = this.#open.at(-1)
      if (number === undefined) break
      if ((this.#sizes[number] ?? 0) < documentLimits.recordsPerPageMax) return number
      this.#open.pop()
    }
    const number = this.#sizes.length
    this.#sizes.push(0)
    this.#open = [number]
    return number
  }

  #page(changed: Map<number, Page>, number: number): Page {
    const known = changed.get(number)
    if (known !== undefined) return known
    const text = recordMap(this.#doc).get(`${pagePrefix}${number}`)
    const page: Page = typeof text === 'string' ? readPage(text) : new Map()
    assert(page.size === (this.#sizes[number] ?? 0), 'no one else writes the pages of a document')
    changed.set(number, page)
    return page
  }
}
