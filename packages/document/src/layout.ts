import type * as Y from 'yjs'

/**
 * How a document of any kind is stored in its Y.Doc. Two root maps:
 *
 * - `directory` (in every kind of document; the first kind gave it its name): `page:<n>` (a page of records, see
 *   `page.ts`), `recent` (a nested map of records that changed since the last fold: `<kind>/<id>` → JSON, or null for a
 *   removed one; it wins over the pages), and each single record as JSON under the name of its kind (`organization`).
 * - `meta`: `epoch` (S8), and the nested map `progress` with `seq`, the number of the last accepted mutation.
 *
 * Only the server writes, so a record is one value and a page may be replaced whole.
 */
export const recordMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('directory')
export const metaMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta')

export const recentKey = 'recent'
export const pagePrefix = 'page:'

/** One key for a record among all kinds: `member/<id>`. */
export const recordKey = (kind: string, id: string): string => `${kind}/${id}`

/** The nested map of recent records; null before the first write. */
export const recentMap = (doc: Y.Doc): Y.Map<string | null> | null =>
  (recordMap(doc).get(recentKey) as Y.Map<string | null> | undefined) ?? null
