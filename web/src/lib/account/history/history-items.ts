import { actOfMutation, type HistoryEntry } from '@kontor/domain'

/** One entry, or the entries of one act on many people, newest first. */
export interface HistoryItem {
  readonly key: string
  readonly entries: readonly HistoryEntry[]
}

/** Groups the entries of one act at the place of the newest; every other entry stays separate. */
export const historyItems = (entries: readonly HistoryEntry[]): readonly HistoryItem[] =>
  [...Map.groupBy(entries, keyOf)].map(([key, ofItem]) => ({ key, entries: ofItem }))

/** Browsers choose the ids of mutations, so an act only groups what one person did by one mutation. */
const keyOf = ({ seq, mutationId, actor, name }: HistoryEntry): string => {
  const act = actOfMutation(mutationId)
  return act === null || actor.kind !== 'login' ? String(seq) : `${act} ${name} ${actor.loginId}`
}
