import { type KindTypes, mutationDefiner } from '../../kernel/define-mutation.ts'
import type { SinceObstacle } from '../board/changed-since.ts'
import type { Processes, ProcessesChange, ProcessesWrite } from './processes.ts'
import type { ProcessesRefusal } from './refusal.ts'

/** What an entry of the history of a processes section is about, for filtering. */
export const processesHistoryKinds = ['processes', 'assignments', 'notes', 'views', 'surroundings'] as const
export type ProcessesHistoryKind = (typeof processesHistoryKinds)[number]

/** Why nothing undoes an entry; the screens have a sentence for each. */
export type ProcessesObstacle =
  /** It was accepted and changed nothing, because it was so already. */
  | 'nothing-changed'
  /** The other operator was notified, or the process is closed for good. */
  | 'no-way-back'
  /** The server wrote it. */
  | 'happened'
  /** Only some of its changes are known here: undoing those would leave half of it. */
  | 'too-large'
  | SinceObstacle

export interface ProcessesTypes extends KindTypes {
  readonly content: Processes
  readonly write: ProcessesWrite
  readonly change: ProcessesChange
  readonly refusal: ProcessesRefusal
  readonly history: ProcessesHistoryKind
  readonly obstacle: ProcessesObstacle
}

/** Everything about one mutation of the processes: one file each, in `mutations/`. */
export const defineMutation = mutationDefiner<ProcessesTypes>()
