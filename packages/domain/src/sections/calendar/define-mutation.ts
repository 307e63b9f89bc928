import { type KindTypes, mutationDefiner } from '../../kernel/define-mutation.ts'
import type { Calendar, CalendarChange, CalendarWrite } from './calendar.ts'
import type { CalendarRefusal } from './refusal.ts'

/** What an entry of the history of a calendar is about, for filtering. */
export const calendarHistoryKinds = ['nights', 'room-types', 'rate-plans', 'surroundings'] as const
export type CalendarHistoryKind = (typeof calendarHistoryKinds)[number]

/** Why nothing undoes an entry; the screens have a sentence for each. */
export type CalendarObstacle =
  /** It was accepted and changed nothing, because it was so already, or all of it was changed since. */
  | 'nothing-changed'
  /** The server wrote it. */
  | 'happened'
  /** Only some of its changes are known here, or they are too many for one change. */
  | 'too-large'

export interface CalendarTypes extends KindTypes {
  readonly content: Calendar
  readonly write: CalendarWrite
  readonly change: CalendarChange
  readonly refusal: CalendarRefusal
  readonly history: CalendarHistoryKind
  readonly obstacle: CalendarObstacle
}

/** Everything about one mutation of the calendar: one file each, in `mutations/`. */
export const defineMutation = mutationDefiner<CalendarTypes>()
