import { loggedKind, type DocumentKind, type HistoryActor, type LoggedEntry, type TokenId } from '@kontor/domain'
import type { ChainedEntry } from '../store/store.ts'

/** An entry of the log in the form that people read; null for a mutation that this version does not know. */
export const historyEntryOf = (kind: DocumentKind, entry: ChainedEntry): LoggedEntry | null => {
  const { seq, mutationId, at, name, args, changes, names, hash, previousHash } = entry
  if (loggedKind(kind, name) === null) return null
  return { seq, mutationId, at, actor: actorOf(entry), name, args: recordIn(args), changes, names, hash, previousHash }
}

const actorOf = ({ actorKind, actorLoginId, actor }: ChainedEntry): HistoryActor => {
  if (actorKind === 'application')
    return { kind: 'application', tokenId: (actor?.memberId ?? '') as string as TokenId, name: actor?.name ?? '' }
  return actorLoginId === null
    ? { kind: 'system' }
    : { kind: 'login', loginId: actorLoginId, memberId: actor?.memberId ?? null, name: actor?.name ?? '' }
}

const recordIn = (args: unknown): Readonly<Record<string, unknown>> =>
  typeof args === 'object' && args !== null ? (args as Record<string, unknown>) : {}
