import type { ChangeOf } from '../../kernel/change.ts'
import { type KindTypes, mutationDefiner } from '../../kernel/define-mutation.ts'
import { type ContentOf, emptyContent, type Writable } from '../../kernel/record.ts'
import type { KernelRefusal } from '../../kernel/refusal.ts'
import { type WriteOf, writerOf } from '../../kernel/write.ts'
import { BoardUnitSchema } from '../board/records.ts'
import type { UnitPageRefusal } from '../property/unit-page.ts'
import { PoliciesSchema } from './records.ts'

/** The policies of the properties of one account. */
export const policiesShape = { singles: {}, records: { policies: PoliciesSchema, unit: BoardUnitSchema } } as const
type PoliciesShape = typeof policiesShape

export type Policies = ContentOf<PoliciesShape>
export const emptyPolicies = (): Writable<Policies> => emptyContent(policiesShape)

/** A policy that needs another field said as well. */
export const policyParts = {
  cancellation: { needs: 'cancellationDays', when: 'free' },
  children: { needs: 'childrenFromAge', when: 'from-age' },
} as const

export type PoliciesRefusal =
  | KernelRefusal
  | UnitPageRefusal<'policies'>
  | { readonly code: 'policy-incomplete'; readonly policy: keyof typeof policyParts }
  /** Children would be free of charge only at ages at which they are not welcome. */
  | { readonly code: 'free-age-below-admission'; readonly fromAge: number; readonly freeUntil: number }

export const policiesHistoryKinds = ['policies', 'surroundings'] as const

export interface PoliciesTypes extends KindTypes {
  readonly content: Policies
  readonly write: WriteOf<PoliciesShape>
  readonly change: ChangeOf<PoliciesShape>
  readonly refusal: PoliciesRefusal
  readonly history: (typeof policiesHistoryKinds)[number]
  readonly obstacle: 'happened' | 'nothing-changed' | 'too-large'
}

/** Everything about one mutation of the policies: one file each, in `mutations/`. */
export const defineMutation = mutationDefiner<PoliciesTypes>()

export const { put } = writerOf(policiesShape)
