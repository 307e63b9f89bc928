import { createHash } from 'node:crypto'
import type { DocumentName } from '@kontor/protocol'
import type { HashVersion, LogEntry } from './store.ts'

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
): string => {
  const { seq, mutationId, actorKind, actorLoginId, actor, name, args, changes, names, at } = entry
  const who = [actorLoginId, actor?.memberId ?? null, actor?.name ?? null]
  const what = [name, args, changes, names, at]
  const parts =
    version === 1
      ? [previousHash, document, seq, mutationId, ...who, ...what]
      : [version, previousHash, document, seq, mutationId, actorKind, ...who, ...what]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** Chains entries to each other and to the hash before them. */
export const chained = <E extends LogEntry>(
  document: DocumentName,
  previousHash: string,
  entries: readonly E[],
): readonly (E & { readonly hash: string; readonly previousHash: string; readonly hashVersion: HashVersion })[] => {
  let last = previousHash
  return entries.map((entry) => {
    const before = last
    last = entryHash(hashVersion, document, before, entry)
    return { ...entry, hash: last, previousHash: before, hashVersion }
  })
}
