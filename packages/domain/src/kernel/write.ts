import { assert } from './assert.ts'
import type { RecordIn, RecordKindOf, Shape, SingleOf, StoredRecord, WritableContent } from './record.ts'

/** What an accepted mutation does to one record of any document. A put replaces the record as a whole. */
export interface RecordWrite {
  readonly kind: string
  readonly id: string
  /** Null removes it. */
  readonly record: StoredRecord | null
}

/** The writes of one shape. A single is never removed. */
export type WriteOf<S extends Shape> =
  | {
      [K in SingleOf<S>]: { readonly kind: K; readonly id: RecordIn<S, K>['id']; readonly record: RecordIn<S, K> }
    }[SingleOf<S>]
  | {
      [K in RecordKindOf<S>]: {
        readonly kind: K
        readonly id: RecordIn<S, K>['id']
        readonly record: RecordIn<S, K> | null
      }
    }[RecordKindOf<S>]

/** Carries writes out, in place. */
export const applyWrites = (content: WritableContent, writes: readonly RecordWrite[]): void => {
  for (const { kind, id, record } of writes) {
    assert(Object.hasOwn(content, kind), `a write of an unknown kind, ${kind}`)
    const part = content[kind]
    if (!(part instanceof Map)) content[kind] = record
    else if (record === null) part.delete(id)
    else part.set(id, record)
  }
}

/** Makes the writes of one shape; each function checks the record against its kind at compile time. */
export interface Writer<S extends Shape> {
  readonly put: <K extends SingleOf<S> | RecordKindOf<S>>(kind: K, record: RecordIn<S, K>) => WriteOf<S>
  readonly remove: <K extends RecordKindOf<S>>(kind: K, id: RecordIn<S, K>['id']) => WriteOf<S>
  /** One write with the changed fields, or none when every field has that value already. Lists compare item by item. */
  readonly putIfChanged: <K extends SingleOf<S> | RecordKindOf<S>>(
    kind: K,
    record: RecordIn<S, K>,
    fields: Partial<RecordIn<S, K>>,
  ) => readonly WriteOf<S>[]
}

/** @example const { put, remove, putIfChanged } = writerOf(directoryShape) */
export const writerOf = <S extends Shape>(_shape: S): Writer<S> => {
  // A write of a known kind with a record of that kind: one member of the union, which TypeScript cannot pick for a generic kind.
  const write = (kind: string, id: string, record: StoredRecord | null) => ({ kind, id, record }) as WriteOf<S>
  return {
    put: (kind, record) => write(kind, record.id, record),
    remove: (kind, id) => write(kind, id, null),
    putIfChanged: (kind, record, fields) => {
      const names = Object.keys(fields) as (keyof typeof fields)[]
      const changed = names.some((name) => !isSame(record[name], fields[name]))
      return changed ? [write(kind, record.id, { ...record, ...fields })] : []
    },
  }
}

const isSame = (one: unknown, other: unknown): boolean => {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other
  return one.length === other.length && one.every((item, index) => item === other[index])
}
