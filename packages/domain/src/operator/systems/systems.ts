import type { ChangeOf } from '../../kernel/change.ts'
import { type KindTypes, mutationDefiner } from '../../kernel/define-mutation.ts'
import type { ContentOf } from '../../kernel/record.ts'
import type { KernelRefusal } from '../../kernel/refusal.ts'
import { type WriteOf, writerOf } from '../../kernel/write.ts'
import { OwnSystemSchema } from './records.ts'

/** At most one for each section, so their number needs no bound. */
export const systemsShape = { singles: {}, records: { system: OwnSystemSchema } } as const
type SystemsShape = typeof systemsShape

/** The applications of the host's own. */
export type Systems = ContentOf<SystemsShape>

export interface SystemsTypes extends KindTypes {
  readonly content: Systems
  readonly write: WriteOf<SystemsShape>
  readonly change: ChangeOf<SystemsShape>
  readonly refusal: KernelRefusal
  readonly history: 'systems'
  readonly obstacle: 'happened'
}

/** Everything about one mutation of the host's own systems: one file each, in `mutations/`. */
export const defineMutation = mutationDefiner<SystemsTypes>()

export const { put, remove } = writerOf(systemsShape)
