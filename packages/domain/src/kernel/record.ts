import type * as v from 'valibot'
import { OverlayMap } from './overlay-map.ts'

/** What every record of every document has. */
export interface StoredRecord {
  readonly id: string
}

export type RecordSchema = v.GenericSchema<unknown, StoredRecord>
export type RecordSchemas = Readonly<Record<string, RecordSchema>>

/**
 * What a document holds: `singles` are records of which there is one (the organisation), `records` are kinds of which
 * there are many. A schema parses one record.
 */
export interface Shape {
  readonly singles: RecordSchemas
  readonly records: RecordSchemas
}

export type RecordIn<S extends Shape, K extends PartOf<S>> = K extends keyof S['singles']
  ? v.InferOutput<S['singles'][K]>
  : K extends keyof S['records']
    ? v.InferOutput<S['records'][K]>
    : never
export type SingleOf<S extends Shape> = keyof S['singles'] & string
export type RecordKindOf<S extends Shape> = keyof S['records'] & string
type PartOf<S extends Shape> = SingleOf<S> | RecordKindOf<S>

/** The content of a document of this shape: a record or null for a single, a map by id for a kind of record. */
export type ContentOf<S extends Shape> = {
  readonly [K in PartOf<S>]: K extends keyof S['singles']
    ? RecordIn<S, K> | null
    : ReadonlyMap<RecordIn<S, K>['id'], RecordIn<S, K>>
}

/** The content of any document, for code that works with every kind. */
export type RecordContent = Readonly<Record<string, StoredRecord | null | ReadonlyMap<string, StoredRecord>>>
export type WritableContent = Record<string, StoredRecord | null | Map<string, StoredRecord>>

/** The same content with maps that its owner may change in place. */
export type Writable<Content> = {
  -readonly [K in keyof Content]: Content[K] extends ReadonlyMap<infer Id, infer R> ? Map<Id, R> : Content[K]
}

/** Content without any record. */
export const emptyContent = <S extends Shape>(shape: S): Writable<ContentOf<S>> => {
  const content: WritableContent = {}
  for (const single of Object.keys(shape.singles)) content[single] = null
  for (const kind of Object.keys(shape.records)) content[kind] = new Map()
  // Exactly the parts of the shape, each empty.
  return content as Writable<ContentOf<S>>
}

/** A copy with maps of its own; the records are shared. It costs as much as the document has records. */
export const copyContent = <Content extends RecordContent>(content: Content): Writable<Content> =>
  Object.fromEntries(
    Object.entries(content).map(([name, part]) => [name, isRecords(part) ? new Map(part) : part]),
  ) as Writable<Content>

export const isRecords = (
  part: StoredRecord | null | ReadonlyMap<string, StoredRecord> | undefined,
): part is ReadonlyMap<string, StoredRecord> => part instanceof Map || part instanceof OverlayMap
