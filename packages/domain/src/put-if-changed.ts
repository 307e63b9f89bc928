import { put, type Write } from './directory.ts'
import type { RecordKind, RecordOfKind } from './records.ts'

/** One write with the changed fields, or none when every field has that value already. Lists compare item by item. */
export const putIfChanged = <K extends RecordKind>(
  kind: K,
  record: RecordOfKind[K],
  fields: Partial<RecordOfKind[K]>,
): readonly Write[] => {
  const names = Object.keys(fields) as (keyof RecordOfKind[K])[]
  const changed = names.some((name) => !isSame(record[name], fields[name]))
  return changed ? [put(kind, { ...record, ...fields })] : []
}

const isSame = (one: unknown, other: unknown): boolean => {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other
  return one.length === other.length && one.every((item, index) => item === other[index])
}
