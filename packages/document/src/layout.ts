import type * as Y from 'yjs'

/**
 * How a document of any kind is stored in its Y.Doc. Two root maps:
 *
 * - `directory` (in every kind of document; the first kind gave it its name):
 *   - each single record as JSON under the name of its kind (`organization`);
 *   - `page:<n>`: the text of a page of records (see `page.ts`);
 *   - `changes:<n>`: a nested map of what has changed in that page since its text was written: the record's place in
 *     the page, in base 36, → its `RecordChange` (see `changed-fields.ts`), or null for a removed one;
 *   - `recent`: a nested map of records beside the pages: `<kind>/<id>` → JSON, and `~<kind>/<id>` → what has changed in
 *     that record since, as a `RecordChange`. Null: removed. A record there wins over the one in a page, because older
 *     servers put every change there.
 * - `meta`: `epoch` (S8), and the nested map `progress` with `seq`, the number of the last accepted mutation.
 *
 * Only the server writes, so a page may be replaced whole.
 */
export const recordMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('directory')
export const metaMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta')

/** Text of a changed record, or null for a removed one. */
export type TextMap = Y.Map<string | null>

export const recentKey = 'recent'
export const pagePrefix = 'page:'
const changesPrefix = 'changes:'
/** Before the key of a recent record: what has changed in it. */
export const changePrefix = '~'

export const pageKey = (page: number): string => `${pagePrefix}${page}`
export const changesKey = (page: number): string => `${changesPrefix}${page}`

/** The number of a page by the key of its text or of its changes; null for every other key. */
export const pageOfKey = (key: string): { readonly page: number; readonly part: 'text' | 'changes' } | null => {
  if (key.startsWith(pagePrefix)) return { page: Number(key.slice(pagePrefix.length)), part: 'text' }
  if (key.startsWith(changesPrefix)) return { page: Number(key.slice(changesPrefix.length)), part: 'changes' }
  return null
}

/** A place in a page, from 0, as a key of its changes. */
export const placeKey = (place: number): string => place.toString(36)
export const placeOfKey = (key: string): number => Number.parseInt(key, 36)

/** One key for a record among all kinds: `member/<id>`. */
export const recordKey = (kind: string, id: string): string => `${kind}/${id}`

/** The nested map of recent records; null before the first. */
export const recentMap = (doc: Y.Doc): TextMap | null => nested(doc, recentKey)
/** The nested map of what has changed in a page; null while nothing has. */
export const changesMap = (doc: Y.Doc, page: number): TextMap | null => nested(doc, changesKey(page))

const nested = (doc: Y.Doc, key: string): TextMap | null => (recordMap(doc).get(key) as TextMap | undefined) ?? null
