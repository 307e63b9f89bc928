import { createHash } from 'node:crypto'
import type { DocumentName } from '@kontor/protocol'
import type { LogEntry } from '../store/store.ts'

/** What stands before the first entry of every log. */
export const genesisHash = '0'.repeat(64)

/**
 * The chain of the history: SHA-256, in hexadecimal, over one JSON array in UTF-8:
 * `[previousHash, document, seq, mutationId, actorLoginId, actorMemberId, actorName, name, args, changes, names, at]`,
 * in which `args`, `changes` and `names` stand as JSON, in the order of keys in which they were written. Whoever changes,
 * adds or takes out an entry has to change every later one as well.
 */
export const entryHash = (document: DocumentName, previousHash: string, entry: LogEntry): string => {
  const { seq, mutationId, actorLoginId, actor, name, args, changes, names, at } = entry
  const who = [actorLoginId, actor?.memberId ?? null, actor?.name ?? null]
  const text = JSON.stringify([previousHash, document, seq, mutationId, ...who, name, args, changes, names, at])
  return createHash('sha256').update(text).digest('hex')
}

/** Binds entries to each other and to what came before them. */
export const chained = <E extends LogEntry>(
  document: DocumentName,
  previousHash: string,
  entries: readonly E[],
): readonly (E & { readonly hash: string; readonly previousHash: string })[] => {
  let last = previousHash
  return entries.map((entry) => {
    const before = last
    last = entryHash(document, before, entry)
    return { ...entry, hash: last, previousHash: before }
  })
}
