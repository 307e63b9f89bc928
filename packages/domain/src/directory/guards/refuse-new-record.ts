import { limits } from '../../kernel/limits.ts'
import type { Directory } from '../directory.ts'
import type { RecordKind, RecordOfKind } from '../records.ts'
import type { DirectoryRefusal } from '../refusal.ts'

/** A new record needs an id of its own, and room among its kind (S11). */
export const refuseNewRecord = <K extends RecordKind>(
  directory: Directory,
  kind: K,
  id: RecordOfKind[K]['id'],
): DirectoryRefusal | null => {
  const records = directory[kind] as ReadonlyMap<RecordOfKind[K]['id'], unknown>
  if (records.has(id)) return { code: 'already-exists', kind, recordId: id }
  const max = limits.recordsPerKindMax[kind]
  return records.size >= max ? { code: 'too-many-records', kind, max } : null
}
