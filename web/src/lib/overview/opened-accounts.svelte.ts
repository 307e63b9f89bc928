import { untrack } from 'svelte'
import type { Clock } from '#lib/format/clock.svelte.ts'
import type { Toasts } from '#lib/kit/toasts.svelte.ts'
import type { CurrentAccount } from '#lib/session/current-account.svelte.ts'
import type { Session } from '#lib/session/session.svelte.ts'
import { AccountFigures } from './account-figures.svelte.ts'
import type { OverviewPlace } from './overview-page.ts'

interface OpenedAccountsOptions {
  readonly session: Session
  readonly current: CurrentAccount
  readonly clock: Clock
  readonly toasts: Toasts
  readonly places: () => readonly OverviewPlace[]
}

/** The accounts of a page of the overview, open as long as it shows them. Called while a component is created. */
export const openedAccounts = (options: OpenedAccountsOptions): (() => readonly AccountFigures[]) => {
  const { session, current, clock, toasts, places } = options
  let opened = $state.raw<readonly AccountFigures[]>([])
  /** A text, so that a new access snapshot that changes nothing here opens nothing again. */
  const shown = $derived(
    places()
      .map(({ account }) => `${account.id} ${account.rights.join(' ')}`)
      .join('\n'),
  )

  $effect.pre(() => {
    void shown
    const { replica } = session
    if (replica === null) return
    const figures = untrack(() =>
      places().map((place) => new AccountFigures({ replica, place, clock, toasts, viewed: current.viewed })),
    )
    opened = figures
    return () => {
      for (const each of figures) each.close()
    }
  })

  return () => opened
}
