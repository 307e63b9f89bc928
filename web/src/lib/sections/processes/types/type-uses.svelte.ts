import { isOpen, processesKind, type ProcessTypeId, type ReachedAccount } from '@kontor/domain'
import { untrack } from 'svelte'
import type { Toasts } from '#lib/kit/toasts.svelte.ts'
import { accountsPerPage } from '#lib/overview/overview-page.ts'
import type { CurrentAccount } from '#lib/session/current-account.svelte.ts'
import { SectionView } from '#lib/session/section-view.svelte.ts'
import type { Session } from '#lib/session/session.svelte.ts'

interface TypeUse {
  readonly account: ReachedAccount
  /** Open processes of the type; undefined while the browser has no copy of the account's processes. */
  readonly open: number | undefined
}

interface TypeUses {
  readonly of: readonly TypeUse[]
  /** Accounts of which nothing is known here, the person may not open some of them. */
  readonly unknown: number
}

interface TypeUsesOptions {
  readonly session: Session
  readonly current: CurrentAccount
  readonly toasts: Toasts
  readonly typeId: ProcessTypeId
}

/**
 * Where open processes have a type: the account in use first, then others of the organisation, as many as the overview has
 * live at once. Called while a component is created.
 */
export const typeUses = ({ session, current, toasts, typeId }: TypeUsesOptions): TypeUses => {
  const { accounts } = current.organization
  const mayOpen = accounts
    .filter(({ rights }) => rights.includes('processes'))
    .toSorted((one, other) => Number(other.id === current.account.id) - Number(one.id === current.account.id))
    .slice(0, accountsPerPage)
  let views = $state.raw<readonly SectionView<typeof processesKind>[]>([])

  $effect.pre(() => {
    const { replica } = session
    if (replica === null) return
    const opened = untrack(() =>
      mayOpen.map(({ id }) => new SectionView(replica, id, processesKind, toasts, current.viewed)),
    )
    views = opened
    return () => {
      for (const view of opened) view.close()
    }
  })

  const openOf = (view: (typeof views)[number] | undefined): number | undefined => {
    const content = view?.content
    if (content === null || content === undefined) return undefined
    return [...content.process.values()].filter((process) => process.type === typeId && isOpen(process)).length
  }
  const uses = $derived(mayOpen.map((account, at) => ({ account, open: openOf(views[at]) })))

  return {
    get of() {
      return uses
    },
    get unknown() {
      return accounts.length - uses.filter(({ open }) => open !== undefined).length
    },
  }
}
