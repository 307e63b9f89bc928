import type { reservationsKind } from '@kontor/domain'
import { createContext } from 'svelte'
import type { SectionView } from './section-view.svelte.ts'

/** The reservations of the account in use, for its screen and for the counts of the frame. */
export type ReservationsView = SectionView<typeof reservationsKind>

/** Gives null to a person who may not open them in this account. Read while drawing: it follows the account. */
export const [useReservationsIfAllowed, provideReservations] = createContext<() => ReservationsView | null>()
