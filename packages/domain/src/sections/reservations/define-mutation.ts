import { type KindTypes, mutationDefiner } from '../../kernel/define-mutation.ts'
import type { SinceObstacle } from '../board/changed-since.ts'
import type { ReservationsRefusal } from './refusal.ts'
import type { Reservations, ReservationsChange, ReservationsWrite } from './reservations.ts'

/** What an entry of the history of a reservations section is about, for filtering. */
export const reservationsHistoryKinds = [
  'reservations',
  'cards',
  'reconciliations',
  'assignments',
  'notes',
  'views',
  'surroundings',
] as const
export type ReservationsHistoryKind = (typeof reservationsHistoryKinds)[number]

/** Why nothing undoes an entry; the screens have a sentence for each. */
export type ReservationsObstacle =
  /** It was accepted and changed nothing, because it was so already. */
  | 'nothing-changed'
  /** The guest counts on it: a confirmed reservation is cancelled, with a reason. */
  | 'no-way-back'
  /** The server wrote it. */
  | 'happened'
  /** Only some of its changes are known here: undoing those would leave half of it. */
  | 'too-large'
  | SinceObstacle

export interface ReservationsTypes extends KindTypes {
  readonly content: Reservations
  readonly write: ReservationsWrite
  readonly change: ReservationsChange
  readonly refusal: ReservationsRefusal
  readonly history: ReservationsHistoryKind
  readonly obstacle: ReservationsObstacle
}

/** Everything about one mutation of the reservations: one file each, in `mutations/`. */
export const defineMutation = mutationDefiner<ReservationsTypes>()
