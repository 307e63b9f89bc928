import { historyKind, type AccountId, type HistoryEntry, type HistoryKind, type MemberId } from '@kontor/domain'

/** The entries to return; null fields do not filter. Times in milliseconds since 1970, both included. */
export interface HistoryFilter {
  readonly member: MemberId | null
  readonly account: AccountId | null
  /** A login, or `system`. */
  readonly actor: string | null
  readonly kinds: readonly HistoryKind[]
  readonly from: number | null
  readonly to: number | null
}

export const passes = (filter: HistoryFilter, entry: HistoryEntry): boolean =>
  (filter.member === null || isAbout(entry, filter.member) || isBy(entry, filter.member)) &&
  (filter.account === null || isAbout(entry, filter.account)) &&
  (filter.actor === null || filter.actor === actorOf(entry)) &&
  (filter.kinds.length === 0 || (filter.kinds.includes(historyKind(entry.name)) && !isIdle(entry))) &&
  (filter.from === null || entry.at >= filter.from) &&
  (filter.to === null || entry.at <= filter.to)

/** The server checked whether something is due, and nothing was: no kind includes it, an empty filter does. */
const isIdle = ({ actor, changes }: HistoryEntry): boolean => actor.kind === 'system' && changes.length === 0

const isAbout = ({ names, changes }: HistoryEntry, id: string): boolean =>
  Object.hasOwn(names, id) || changes.some((change) => change.id === id)

const isBy = ({ actor }: HistoryEntry, memberId: MemberId): boolean =>
  actor.kind === 'login' && actor.memberId === memberId

const actorOf = ({ actor }: HistoryEntry): string => (actor.kind === 'login' ? actor.loginId : 'system')
