import type { Directory } from '../directory.ts'
import type { RecordOfKind } from '../records.ts'
import type { DirectoryRefusal, KindByName } from '../refusal.ts'

export const unknownRecord = <K extends KindByName>(kind: K, id: RecordOfKind[K]['id']): DirectoryRefusal => ({
  code: `unknown-${kind}`,
  recordId: id,
})

/** Refuses with the first id that names no record of its kind. */
export const refuseUnknown = <K extends KindByName>(
  directory: Directory,
  kind: K,
  ids: readonly RecordOfKind[K]['id'][],
): DirectoryRefusal | null => {
  const records = directory[kind] as ReadonlyMap<RecordOfKind[K]['id'], unknown>
  const unknown = ids.find((id) => !records.has(id))
  return unknown === undefined ? null : unknownRecord(kind, unknown)
}
