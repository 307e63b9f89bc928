import { loggedKind, type AccountId, type DocumentKind, type LoggedEntry, type MemberId } from '@kontor/domain'

/** The entries to return; null fields do not filter. Times in milliseconds since 1970, both included. */
export interface HistoryFilter {
  readonly member: MemberId | null
  readonly account: AccountId | null
  /** Any record of the document: the entries that mention it. */
  readonly record: string | null
  /** A login, a program's token, or `system`. */
  readonly actor: string | null
  readonly kinds: readonly string[]
  readonly from: number | null
  readonly to: number | null
}

export const passes = (kind: DocumentKind, filter: HistoryFilter, entry: LoggedEntry): boolean =>
  (filter.member === null || isAbout(entry, filter.member) || isBy(entry, filter.member)) &&
  (filter.account === null || isAbout(entry, filter.account)) &&
  (filter.record === null || isAbout(entry, filter.record)) &&
  (filter.actor === null || filter.actor === actorOf(entry)) &&
  (filter.kinds.length === 0 || (filter.kinds.includes(loggedKind(kind, entry.name) ?? '') && !isIdle(entry))) &&
  (filter.from === null || entry.at >= filter.from) &&
  (filter.to === null || entry.at <= filter.to)

/** The server checked whether something is due, and nothing was: no kind includes it, an empty filter does. */
const isIdle = ({ actor, changes }: LoggedEntry): boolean => actor.kind === 'system' && changes.length === 0

const isAbout = ({ names, changes }: LoggedEntry, id: string): boolean =>
  Object.hasOwn(names, id) || changes.some((change) => change.id === id)

const isBy = ({ actor }: LoggedEntry, memberId: MemberId): boolean =>
  actor.kind === 'login' && actor.memberId === memberId

const actorOf = ({ actor }: LoggedEntry): string => {
  if (actor.kind === 'system') return 'system'
  return actor.kind === 'login' ? actor.loginId : actor.tokenId
}
