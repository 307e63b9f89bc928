import type { Directory, Write } from './directory.ts'
import type { Organization, RecordKind, RecordOfKind } from './records.ts'

/** One record before and after a mutation; null where there was none, or is none any more. */
export type RecordChange =
  | {
      readonly kind: 'organization'
      readonly id: string
      readonly before: Organization | null
      readonly after: Organization
    }
  | { [K in RecordKind]: ChangeOfKind<K> }[RecordKind]

interface ChangeOfKind<K extends RecordKind> {
  readonly kind: K
  readonly id: RecordOfKind[K]['id']
  readonly before: RecordOfKind[K] | null
  readonly after: RecordOfKind[K] | null
}

/** What a write is about to change. */
export const recordChange = (directory: Directory, write: Write): RecordChange => {
  if (write.kind === 'organization') {
    return { kind: 'organization', id: write.record.id, before: directory.organization, after: write.record }
  }
  const before = (directory[write.kind] as ReadonlyMap<string, unknown>).get(write.id) ?? null
  // The map of a kind holds records of that kind, and the write carries one of the same.
  return { kind: write.kind, id: write.id, before, after: write.record } as RecordChange
}
