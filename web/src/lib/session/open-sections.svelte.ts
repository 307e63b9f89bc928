import { guestMailKind, processMailKind } from '@kontor/domain'
import { untrack } from 'svelte'
import { CurrentMail, openMail, provideMail } from './mail-view.svelte.ts'
import { openedProcesses } from './opened-processes.svelte.ts'
import { openedReservations } from './opened-reservations.svelte.ts'
import type { OpeningParts } from './opened-section.svelte.ts'
import { provideProcesses } from './processes-view.svelte.ts'
import { provideReservations } from './reservations-view.svelte.ts'
import { SectionView } from './section-view.svelte.ts'

/**
 * Opens mail, processes and reservations of the account in use, as far as the person may, and provides them to the screens
 * within. Called while a frame is created; what it returns gives the counts of the navigation.
 */
export const openSections = (parts: OpeningParts) => {
  const { session, current, toasts } = parts
  const mail = provideMail(new CurrentMail())
  const withProcesses = $derived(current.can('processes'))
  const withReservations = $derived(current.can('reservations'))
  /** Null where the mail of this account is closed to the person. */
  const mailOf = $derived(current.can('mail') ? current.account.id : null)
  $effect(() => {
    const { replica } = session
    if (mailOf === null || replica === null) return
    const view = openMail(replica, mailOf, toasts, current.viewed)
    const of = [toasts, current.viewed] as const
    const aboutProcesses = withProcesses ? new SectionView(replica, mailOf, processMailKind, ...of) : null
    const withGuests = withReservations ? new SectionView(replica, mailOf, guestMailKind, ...of) : null
    untrack(() => mail.show({ view, aboutProcesses, withGuests }))
    return () => mail.show(null)
  })

  const processes = openedProcesses(parts)
  provideProcesses(() => processes.current)
  const reservations = openedReservations(parts)
  provideReservations(() => reservations.current)
  return { mail, processes, reservations }
}
