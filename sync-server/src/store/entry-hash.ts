import { hash } from 'node:crypto'
import type { DocumentName } from '@kontor/protocol'
import type { ChainedEntry, HashVersion, LogEntry } from './store.ts'

/** The hash before the first entry of every log. */
export const genesisHash = '0'.repeat(64)

/** The hash version of new entries. */
export const hashVersion: HashVersion = 2

/**
 * The chain of the history: SHA-256, in hexadecimal, over one JSON array in UTF-8. Version 2:
 * `[2, previousHash, document, seq, mutationId, actorKind, actorLoginId, actorMemberId, actorName, name, args, changes,
 * names, at]`. Version 1, of older entries, is the same without its number and without `actorKind`. `args`, `changes` and
 * `names` are JSON, in the order of keys in which they were written. A change, addition or removal of an entry breaks
 * every later hash.
 */
export const entryHash = (
  version: HashVersion,
  document: DocumentName,
  previousHash: string,
  entry: LogEntry,
  { args, changes, names }: EntryTexts = textsOf(entry),
): string => {
  const { seq, mutationId, actorKind, actorLoginId, actor, name, at } = entry
  const who = [actorLoginId, actor?.memberId ?? null, actor?.name ?? null, name]
  const head =
    version === 1
      ? [previousHash, document, seq, mutationId, ...who]
      : [version, previousHash, document, seq, mutationId, actorKind, ...who]
  // The same text as of one array with all of it, whose long parts are JSON already.
  return hash('sha256', `${JSON.stringify(head).slice(0, -1)},${args},${changes},${names},${JSON.stringify(at)}]`)
}

/** The parts of an entry that are stored as JSON, written once for the hash and the row. */
export interface EntryTexts {
  readonly args: string
  readonly changes: string
  readonly names: string
}

export const textsOf = ({ args, changes, names }: LogEntry): EntryTexts => ({
  args: JSON.stringify(args ?? null),
  changes: JSON.stringify(changes),
  names: JSON.stringify(names),
})

/** Chains entries to each other and to the hash before them. */
export const chained = <E extends LogEntry>(
  document: DocumentName,
  previousHash: string,
  entries: readonly E[],
): readonly (E & Pick<ChainedEntry, 'hash' | 'previousHash' | 'hashVersion'>)[] =>
  chainedWithTexts(document, previousHash, entries).map(({ entry, ...link }) => ({ ...entry, ...link.chained }))

/** As `chained`, with the JSON of each entry. */
export const chainedWithTexts = <E extends LogEntry>(
  document: DocumentName,
  previousHash: string,
  entries: readonly E[],
) => {
  let last = previousHash
  return entries.map((entry) => {
    const texts = textsOf(entry)
    const before = last
    last = entryHash(hashVersion, document, before, entry, texts)
    return { entry, texts, chained: { hash: last, previousHash: before, hashVersion } }
  })
}
