import {
  mutationIdInAct,
  undoEntries,
  type AnyDraftMutation,
  type EntryUndone,
  type LoggedEntry,
  type MutationId,
  type Refusal,
  type SectionKind,
} from '@kontor/domain'
import { newId } from '#lib/session/new-id.ts'
import type { UndoableSection } from './undoable-section.ts'

/** An entry to undo: one of the history, or one of an act that this page has just sent. */
export type UndoableEntry = Pick<LoggedEntry, 'name' | 'changes' | 'changesInAll' | 'names'>

export interface ActUndoing {
  /** In the order of sending. */
  readonly mutations: readonly AnyDraftMutation[]
  readonly undone: readonly UndoableEntry[]
  /** What stays, and why. */
  readonly kept: readonly Extract<EntryUndone<UndoableEntry, Refusal>, { readonly mutations: null }>[]
}

/** What undoing these entries would do now, by the rules of the domain. */
export const actUndoing = (kind: SectionKind, view: UndoableSection, entries: readonly UndoableEntry[]): ActUndoing => {
  const { content } = view
  if (content === null) return { mutations: [], undone: [], kept: [] }
  const outcomes = undoEntries(kind, entries, content, (mutations) => view.checkInTurn(mutations))
  const mutations: AnyDraftMutation[] = []
  const [undone, kept]: [UndoableEntry[], ActUndoing['kept'][number][]] = [[], []]
  for (const outcome of outcomes) {
    if (outcome.mutations === null) kept.push(outcome)
    else {
      mutations.push(...outcome.mutations)
      undone.push(outcome.entry)
    }
  }
  return { mutations, undone, kept }
}

/** How many are put into the outbox at once: in one transaction and one redraw of the screen. */
const batchSize = 50

/** Sends them as one act; gives how many found room in the outbox and were not refused. */
export const sendAct = async (view: UndoableSection, mutations: readonly AnyDraftMutation[]): Promise<number> => {
  const actId = newId<MutationId>()
  let accepted = 0
  for (let from = 0; from < mutations.length; from += batchSize) {
    const batch = mutations.slice(from, from + batchSize)
    const results = await Promise.all(
      batch.map(({ name, args }, at) => {
        const id = mutations.length === 1 ? {} : { id: mutationIdInAct(actId, from + at) }
        return view.mutate(name, args, { saysRefusal: true, waitsForRoom: true, ...id }).catch(() => null)
      }),
    )
    accepted += results.filter((result) => result?.accepted === true).length
    if (results.includes(null)) break
  }
  return accepted
}
