import type { RecordContent, RecordIn, RecordKindOf, Shape, SingleOf, StoredRecord, WritableContent } from './record.ts'
import { isRecords } from './record.ts'
import { applyWrites, type RecordWrite } from './write.ts'

/** One record of any document before and after a mutation; null where there was none, or is none any more. */
export interface RecordChange {
  readonly kind: string
  readonly id: string
  readonly before: StoredRecord | null
  readonly after: StoredRecord | null
}

/** The changes of one shape. A single is never removed. */
export type ChangeOf<S extends Shape> =
  | {
      [K in SingleOf<S>]: {
        readonly kind: K
        readonly id: RecordIn<S, K>['id']
        readonly before: RecordIn<S, K> | null
        readonly after: RecordIn<S, K>
      }
    }[SingleOf<S>]
  | {
      [K in RecordKindOf<S>]: {
        readonly kind: K
        readonly id: RecordIn<S, K>['id']
        readonly before: RecordIn<S, K> | null
        readonly after: RecordIn<S, K> | null
      }
    }[RecordKindOf<S>]

/** What a write is about to change. */
export const recordChange = (content: RecordContent, { kind, id, record }: RecordWrite): RecordChange => {
  const part = content[kind]
  const before = isRecords(part) ? part.get(id) : part
  return { kind, id, before: before ?? null, after: record }
}

/** Carries changes out again, in place: the sum of a log. */
export const applyChanges = (content: WritableContent, changes: readonly RecordChange[]): void => {
  applyWrites(
    content,
    changes.map(({ kind, id, after }) => ({ kind, id, record: after })),
  )
}
