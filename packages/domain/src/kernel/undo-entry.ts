import type { AnyDraftMutation, KindTypes } from './define-mutation.ts'
import type { DocumentKind } from './document-kind.ts'
import type { LoggedEntry } from './logged-entry.ts'

export type EntryUndoing<Obstacle extends string = string> =
  | { readonly mutations: readonly [AnyDraftMutation, ...AnyDraftMutation[]]; readonly obstacle: null }
  | { readonly mutations: null; readonly obstacle: Obstacle | 'nothing-changed' | 'too-large' | 'happened' }

/**
 * The mutations that undo an accepted one, in the order of sending: computed from what it really changed, not from its
 * arguments, so that what others changed since stays. They are new mutations with their own checks.
 *
 * @example const { mutations } = undoEntry(processesKind, entry, section)
 */
export const undoEntry = <T extends KindTypes>(
  kind: DocumentKind<T>,
  { name, changes, changesInAll }: Pick<LoggedEntry, 'name' | 'changes' | 'changesInAll'>,
  content: T['content'],
): EntryUndoing<T['obstacle']> => {
  const undo = Object.hasOwn(kind.mutations, name) ? kind.mutations[name]?.undo : undefined
  if (undo === undefined) return { mutations: null, obstacle: 'happened' }
  if (typeof undo === 'string') return { mutations: null, obstacle: undo }
  if (changesInAll !== undefined) return { mutations: null, obstacle: 'too-large' }
  if (changes.length === 0) return { mutations: null, obstacle: 'nothing-changed' }
  const blocked = undo.blocked?.(changes, content) ?? null
  if (blocked !== null) return { mutations: null, obstacle: blocked }
  const [first, ...more] = undo.mutations(changes, content)
  return first === undefined
    ? { mutations: null, obstacle: undo.obstacle ?? 'nothing-changed' }
    : { mutations: [first, ...more], obstacle: null }
}
