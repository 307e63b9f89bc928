import type { Directory } from './directory.ts'
import { recordKinds, type RecordKind, type RecordOfKind } from './records.ts'

/**
 * Id and name of every record whose id stands anywhere in the arguments: with these a change can be told in words
 * later, without the directory. A unit without a name goes by its identifier, a service by its type.
 */
export const mentionedNames = (directory: Directory, args: unknown): Record<string, string> => {
  const names: Record<string, string> = {}
  for (const text of textsIn(args)) {
    const name = namedIn(directory, text)
    if (name !== null) names[text] = name
  }
  return names
}

/** No arguments of ours lie deeper; what does was made by somebody else, and speaks of nothing. */
const depthMax = 8

/** Every text anywhere in a value. */
export function* textsIn(value: unknown, depth = 0): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null && depth < depthMax)
    for (const part of Object.values(value)) yield* textsIn(part, depth + 1)
}

/** The name of whatever record has this id; null when none has. */
export const namedIn = (directory: Directory, id: string): string | null => {
  for (const kind of recordKinds) {
    const record = (directory[kind] as ReadonlyMap<string, RecordOfKind[RecordKind]>).get(id)
    if (record) return nameOfRecord(record)
  }
  return null
}

export const nameOfRecord = (record: RecordOfKind[RecordKind]): string => {
  if ('type' in record) return record.type
  return 'identifier' in record ? (record.name ?? record.identifier) : record.name
}
