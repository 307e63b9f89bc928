import type { DocumentKinds } from '@kontor/domain'
import type { Clock } from '../../../sync-server/src/clock/clock.ts'
import type { LiveRooms } from '../../../sync-server/src/rooms/live-rooms.ts'
import type { Store } from '../../../sync-server/src/store/store.ts'

export interface ServerParts {
  readonly store: Store
  readonly clock: Clock
  /** With the kinds of documents of the product, unless others are given. */
  readonly makeRooms: (store: Store, kinds?: DocumentKinds) => LiveRooms
}

/** Puts a server together, perhaps with a deliberate fault in one of its collaborators. */
export type Sabotage = (parts: ServerParts) => { readonly rooms: LiveRooms }

export const noSabotage: Sabotage = ({ store, makeRooms }) => ({ rooms: makeRooms(store) })
