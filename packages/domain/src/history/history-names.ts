import type { Directory } from '../directory.ts'
import { nameOfRecord, namedIn, textsIn } from '../mentioned-names.ts'
import type { RecordChange } from '../record-change.ts'

/**
 * Id and name, at that time, of every record that an entry of the log speaks of: those in its arguments, the changed
 * ones, and those that came into a record or went out of it. `after` is the directory that the changes led to. A role
 * that somebody kept is not spoken of.
 */
export const historyNames = (
  after: Directory,
  entry: { readonly args: unknown; readonly changes: readonly RecordChange[] },
): Record<string, string> => {
  const names: Record<string, string> = {}
  const changed = namesOfChanged(entry.changes)
  for (const id of spokenOf(entry)) {
    const name = changed.get(id) ?? namedIn(after, id)
    if (name !== null) names[id] = name
  }
  return names
}

/** A record goes by the name that it has afterwards; one that is gone by its last. */
const namesOfChanged = (changes: readonly RecordChange[]): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  for (const change of changes) {
    if (change.kind === 'organization') names.set(change.id, change.after.legalEntity.name)
    else {
      const record = change.after ?? change.before
      if (record !== null) names.set(change.id, nameOfRecord(record))
    }
  }
  return names
}

function* spokenOf({ args, changes }: { readonly args: unknown; readonly changes: readonly RecordChange[] }) {
  yield* textsIn(args)
  for (const change of changes) {
    yield change.id
    const [before, after] = [new Set(textsIn(change.before)), new Set(textsIn(change.after))]
    for (const text of before) if (!after.has(text)) yield text
    for (const text of after) if (!before.has(text)) yield text
    // Whoever invited somebody answers for the access that the invitation brings.
    if (change.kind === 'invitation') yield (change.after ?? change.before)?.invitedBy ?? ''
  }
}
