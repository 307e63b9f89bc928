import { isLoggedName, type DirectoryChange, type HistoryActor, type HistoryEntry } from '@kontor/domain'
import type { ChainedEntry } from '../store/store.ts'

/** An entry of the log in the form that people read; null for a mutation that this version does not know. */
export const historyEntryOf = (entry: ChainedEntry): HistoryEntry | null => {
  const { seq, mutationId, at, name, args, names, hash, previousHash } = entry
  if (!isLoggedName(name)) return null
  // Mutations of a directory change only records of a directory.
  const changes = entry.changes as readonly DirectoryChange[]
  return { seq, mutationId, at, actor: actorOf(entry), name, args: recordIn(args), changes, names, hash, previousHash }
}

const actorOf = ({ actorLoginId, actor }: ChainedEntry): HistoryActor =>
  actorLoginId === null
    ? { kind: 'system' }
    : { kind: 'login', loginId: actorLoginId, memberId: actor?.memberId ?? null, name: actor?.name ?? '' }

const recordIn = (args: unknown): Readonly<Record<string, unknown>> =>
  typeof args === 'object' && args !== null ? (args as Record<string, unknown>) : {}
