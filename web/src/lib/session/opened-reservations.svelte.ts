import { isOpenReservation, reservationsKind } from '@kontor/domain'
import { openedSection, type OpeningParts } from './opened-section.svelte.ts'

/** The reservations of the account in use, as long as the frame is there. Called while a component is created. */
export const openedReservations = (parts: OpeningParts) => {
  const view = openedSection(reservationsKind, parts)
  const open = $derived(view()?.content?.reservation.values().filter(isOpenReservation).toArray().length)
  return {
    /** Null for a person who may not open them in the account in use. */
    get current() {
      return view()
    },
    /** How many are open; undefined while that is not known. */
    get open() {
      return open
    },
  }
}
