import * as v from 'valibot'
import { type KindTypes, type MutationContext, mutationDefiner } from '../kernel/define-mutation.ts'
import { AccountIdSchema, RoleIdSchema, UnitIdSchema } from '../kernel/ids.ts'
import { limits } from '../kernel/limits.ts'
import { IdentifierSchema, NameSchema } from '../kernel/text.ts'
import type { Directory, DirectoryChange, DirectoryWrite } from './directory.ts'
import type { DirectoryEffect } from './effect.ts'
import type { Facts, Questions } from './facts.ts'
import type { HistoryKind } from './history/history-kinds.ts'
import type { UndoObstacle } from './history/undo-obstacle.ts'
import { RightSchema } from './profiles/profile.ts'
import type { DirectoryRefusal } from './refusal.ts'

export interface DirectoryTypes extends KindTypes {
  readonly content: Directory
  readonly write: DirectoryWrite
  readonly change: DirectoryChange
  readonly refusal: DirectoryRefusal
  readonly facts: Facts
  readonly questions: Questions
  readonly effect: DirectoryEffect
  readonly history: HistoryKind
  readonly obstacle: UndoObstacle
}

/** Everything about one mutation of the directory: one file each, in `mutations/`. */
export const defineMutation = mutationDefiner<DirectoryTypes>()

export type DirectoryContext = MutationContext<Facts>

/** Something named twice in a list counts once. */
const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]

/** Arguments that several mutations have. */
export const rightsArgument = v.pipe(
  v.array(RightSchema),
  v.maxLength(limits.rightsPerListMax, 'too-many'),
  v.transform(unique),
)
export const roleIdsArgument = v.pipe(
  v.array(RoleIdSchema),
  v.maxLength(limits.rolesPerListMax, 'too-many'),
  v.transform(unique),
)
export const grantsArgument = v.pipe(
  v.array(AccountIdSchema),
  v.maxLength(limits.grantsPerListMax, 'too-many'),
  v.transform(unique),
)
export const unitArgument = v.object({
  unitId: UnitIdSchema,
  identifier: IdentifierSchema,
  name: v.optional(NameSchema),
})
