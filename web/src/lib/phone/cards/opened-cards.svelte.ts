import { untrack } from 'svelte'
import type { Clock } from '#lib/format/clock.svelte.ts'
import type { Toasts } from '#lib/kit/toasts.svelte.ts'
import type { OverviewPlace } from '#lib/overview/overview-page.ts'
import type { Session } from '#lib/session/session.svelte.ts'
import { AccountCards } from './account-cards.svelte.ts'

interface OpenedCardsOptions {
  readonly session: Session
  readonly clock: Clock
  readonly toasts: Toasts
  readonly places: () => readonly OverviewPlace[]
}

/** The cards of these accounts, open as long as the screen shows them. Called while a component is created. */
export const openedCards = ({
  session,
  clock,
  toasts,
  places,
}: OpenedCardsOptions): (() => readonly AccountCards[]) => {
  let opened = $state.raw<readonly AccountCards[]>([])
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
    const cards = untrack(() => places().map((place) => new AccountCards(place, { replica, clock, toasts })))
    opened = cards
    return () => {
      for (const each of cards) each.close()
    }
  })

  return () => opened
}
