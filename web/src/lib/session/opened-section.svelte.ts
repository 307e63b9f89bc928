import type { SectionKind } from '@kontor/domain'
import { untrack } from 'svelte'
import type { Toasts } from '#lib/kit/toasts.svelte.ts'
import type { CurrentAccount } from './current-account.svelte.ts'
import { SectionView } from './section-view.svelte.ts'
import type { Session } from './session.svelte.ts'

export interface OpeningParts {
  readonly session: Session
  readonly current: CurrentAccount
  readonly toasts: Toasts
}

/**
 * One section of the account in use, open as long as the component that opened it. Called while a component is created; the
 * result is read while drawing, and is null for a person who may not open the section in this account.
 */
export const openedSection = <K extends SectionKind>(
  kind: K,
  { session, current, toasts }: OpeningParts,
): (() => SectionView<K> | null) => {
  let view = $state.raw<SectionView<K> | null>(null)
  const accountId = $derived(kind.needs.every((right) => current.can(right)) ? current.account.id : null)

  $effect.pre(() => {
    const [{ replica }, id] = [session, accountId]
    if (replica === null || id === null) return
    const opened = untrack(() => new SectionView(replica, id, kind, toasts, current.viewed))
    view = opened
    return () => {
      view = null
      opened.close()
    }
  })

  return () => view
}
