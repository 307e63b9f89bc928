import { actOfMutation, type LoggedEntry } from '@kontor/domain'

/** One entry, or the entries of one act on many records, newest first. */
export interface HistoryItem<Entry extends LoggedEntry> {
  readonly key: string
  readonly entries: readonly Entry[]
}

/** Groups the entries of one act at the place of the newest; every other entry stays separate. */
export const historyItems = <Entry extends LoggedEntry>(entries: readonly Entry[]): readonly HistoryItem<Entry>[] =>
  [...Map.groupBy(entries, keyOf)].map(([key, ofItem]) => ({ key, entries: ofItem }))

/** Browsers choose the ids of mutations, so an act only groups what one person did by one mutation. */
const keyOf = ({ seq, mutationId, actor, name }: LoggedEntry): string => {
  const act = actOfMutation(mutationId)
  return act === null || actor.kind !== 'login' ? String(seq) : `${act} ${name} ${actor.loginId}`
}
