import type { RecordChange } from './change.ts'
import type { KindTypes } from './define-mutation.ts'
import type { DocumentKind } from './document-kind.ts'
import { isRecords } from './record.ts'

/**
 * Id and name of every record whose id is anywhere in the arguments: with these a change can be put in words later,
 * without the document.
 */
export const mentionedNames = <T extends KindTypes>(
  kind: DocumentKind<T>,
  content: T['content'],
  args: unknown,
): Record<string, string> => namesOf(textsIn(args), (id) => nameIn(kind, content, id))

/**
 * Id and name, at that time, of every record that an entry of the log concerns: those in its arguments, the changed
 * ones, and those that came into a record or left it. `after` is the content that the changes led to. A role that a
 * member kept is not among them.
 */
export const historyNames = <T extends KindTypes>(
  kind: DocumentKind<T>,
  after: T['content'],
  entry: { readonly args: unknown; readonly changes: readonly T['change'][] },
): Record<string, string> => {
  const changed = namesOfChanged(kind, entry.changes)
  return namesOf(concernedBy(kind, entry), (id) => changed.get(id) ?? nameIn(kind, after, id))
}

/** No arguments of ours are nested deeper; what is came from elsewhere, and names nothing. */
const depthMax = 8

/** Every text anywhere in a value. */
export const textsIn = (value: unknown): readonly string[] => {
  const texts: string[] = []
  collectTexts(value, 0, texts)
  return texts
}

/** Each commit looks through whole records, so this makes no lists in between. */
const collectTexts = (value: unknown, depth: number, texts: string[]): void => {
  if (typeof value === 'string') texts.push(value)
  else if (typeof value === 'object' && value !== null && depth < depthMax)
    for (const part of Object.values(value)) collectTexts(part, depth + 1, texts)
}

const namesOf = (ids: Iterable<string>, nameOf: (id: string) => string | null): Record<string, string> => {
  const names: Record<string, string> = {}
  for (const id of ids) {
    const name = nameOf(id)
    if (name !== null) names[id] = name
  }
  return names
}

/** The name of the record that has this id, of whatever kind; null when there is none. */
const nameIn = <T extends KindTypes>(kind: DocumentKind<T>, content: T['content'], id: string): string | null => {
  for (const recordKind of Object.keys(kind.records)) {
    const records = content[recordKind]
    const record = isRecords(records) ? records.get(id) : undefined
    if (record !== undefined) return kind.nameOf?.(recordKind, record) ?? null
  }
  return null
}

/** A record has the name that it has afterwards; one that is gone its last. */
const namesOfChanged = <T extends KindTypes>(
  kind: DocumentKind<T>,
  changes: readonly RecordChange[],
): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  for (const change of changes) {
    const record = change.after ?? change.before
    const name = record === null ? null : (kind.nameOf?.(change.kind, record) ?? null)
    if (name !== null) names.set(change.id, name)
  }
  return names
}

function* concernedBy<T extends KindTypes>(
  kind: DocumentKind<T>,
  { args, changes }: { readonly args: unknown; readonly changes: readonly T['change'][] },
): Generator<string> {
  yield* textsIn(args)
  for (const change of changes) {
    yield change.id
    const [before, after] = [new Set(textsIn(change.before)), new Set(textsIn(change.after))]
    for (const text of before) if (!after.has(text)) yield text
    for (const text of after) if (!before.has(text)) yield text
    yield* kind.concerns?.(change) ?? []
  }
}
