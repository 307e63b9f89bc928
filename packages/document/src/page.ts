import { recordKey } from './layout.ts'

/** A record as it is stored in a document: not yet parsed by its schema. */
export interface StoredRecord {
  readonly id: string
}

/** The records of one page by key, in the order in which they came. */
export type Page = Map<string, StoredRecord>

/** A page's text: an object from kind to its records, as an array. */
export const readPage = (text: string): Page => {
  const page: Page = new Map()
  const kinds = JSON.parse(text) as Record<string, readonly StoredRecord[]>
  for (const [kind, records] of Object.entries(kinds)) {
    for (const record of records) page.set(recordKey(kind, record.id), record)
  }
  return page
}

export const writePage = (page: Page): string => {
  const kinds: Record<string, StoredRecord[]> = {}
  for (const [key, record] of page) {
    const kind = key.slice(0, key.indexOf('/'))
    kinds[kind] ??= []
    kinds[kind].push(record)
  }
  return JSON.stringify(kinds)
}
