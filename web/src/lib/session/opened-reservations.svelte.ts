import { isOpenReservation, reservationsKind } from '@kontor/domain'
import { untrack } from 'svelte'
import type { Toasts } from '#lib/kit/toasts.svelte.ts'
import type { CurrentAccount } from './current-account.svelte.ts'
import type { ReservationsView } from './reservations-view.svelte.ts'
import { SectionView } from './section-view.svelte.ts'
import type { Session } from './session.svelte.ts'

/** The reservations of the account in use, as long as the frame is there. Called while a component is created. */
export const openedReservations = (parts: {
  readonly session: Session
  readonly current: CurrentAccount
  readonly toasts: Toasts
}) => {
  const { session, current, toasts } = parts
  let view = $state.raw<ReservationsView | null>(null)
  const accountId = $derived(current.can('reservations') ? current.account.id : null)

  $effect.pre(() => {
    const [{ replica }, id] = [session, accountId]
    if (replica === null || id === null) return
    const opened = untrack(() => new SectionView(replica, id, reservationsKind, toasts, current.viewed))
    view = opened
    return () => {
      view = null
      opened.close()
    }
  })

  const open = $derived(view?.content?.reservation.values().filter(isOpenReservation).toArray().length)

  return {
    /** Null for a person who may not open them in the account in use. */
    get current() {
      return view
    },
    /** How many are open; undefined while that is not known. */
    get open() {
      return open
    },
  }
}
