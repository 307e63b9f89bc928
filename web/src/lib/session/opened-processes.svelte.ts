import { isOpen, processesKind } from '@kontor/domain'
import { untrack } from 'svelte'
import type { Toasts } from '#lib/kit/toasts.svelte.ts'
import type { CurrentAccount } from './current-account.svelte.ts'
import type { ProcessesView } from './processes-view.svelte.ts'
import { SectionView } from './section-view.svelte.ts'
import type { Session } from './session.svelte.ts'

interface OpenedProcesses {
  /** Null for a person who may not open them in the account in use. */
  readonly current: ProcessesView | null
  /** How many are open; undefined while that is not known. */
  readonly open: number | undefined
}

/**
 * The processes of the account in use, open as long as the frame is: the navigation counts them on every screen. Called
 * while a component is created.
 */
export const openedProcesses = (parts: {
  readonly session: Session
  readonly current: CurrentAccount
  readonly toasts: Toasts
}): OpenedProcesses => {
  const { session, current, toasts } = parts
  let view = $state.raw<ProcessesView | null>(null)
  const accountId = $derived(current.can('processes') ? current.account.id : null)

  $effect.pre(() => {
    const { replica } = session
    if (replica === null || accountId === null) return
    const id = accountId
    const opened = untrack(() => new SectionView(replica, id, processesKind, toasts, current.viewed))
    view = opened
    return () => {
      view = null
      opened.close()
    }
  })

  const open = $derived.by(() => {
    const content = view?.content
    if (content === null || content === undefined) return undefined
    let count = 0
    for (const process of content.process.values()) if (isOpen(process)) count += 1
    return count
  })

  return {
    get current() {
      return view
    },
    get open() {
      return open
    },
  }
}
