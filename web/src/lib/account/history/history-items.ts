import { actOfMutation, type HistoryEntry } from '@kontor/domain'

/** One entry, or the entries of one act on many people, newest first. */
export interface HistoryItem {
  readonly key: string
  readonly entries: readonly HistoryEntry[]
}

/** Puts the entries of one act together, at the place of the newest; every other entry stays by itself. */
export const historyItems = (entries: readonly HistoryEntry[]): readonly HistoryItem[] =>
  [...Map.groupBy(entries, keyOf)].map(([key, ofItem]) => ({ key, entries: ofItem }))

/** A browser makes the ids of mutations, so an act is trusted to join only what one person did by one mutation. */
const keyOf = ({ seq, mutationId, actor, name }: HistoryEntry): string => {
  const act = actOfMutation(mutationId)
  return act === null || actor.kind !== 'login' ? String(seq) : `${act} ${name} ${actor.loginId}`
}
