import type { ChangeOf } from '../../kernel/change.ts'
import { type KindTypes, mutationDefiner } from '../../kernel/define-mutation.ts'
import { type ContentOf, emptyContent, type Writable } from '../../kernel/record.ts'
import type { KernelRefusal } from '../../kernel/refusal.ts'
import { type WriteOf, writerOf } from '../../kernel/write.ts'
import { BoardUnitSchema } from '../board/records.ts'
import { PropertySchema } from './records.ts'
import type { UnitPageRefusal } from './unit-page.ts'

/** What the properties of one account say of themselves. */
export const propertyShape = { singles: {}, records: { property: PropertySchema, unit: BoardUnitSchema } } as const
type PropertyShape = typeof propertyShape

export type Properties = ContentOf<PropertyShape>
export const emptyProperties = (): Writable<Properties> => emptyContent(propertyShape)

export const hourPairs = ['checkIn', 'checkOut', 'reception'] as const
export type HourPair = (typeof hourPairs)[number]

export type PropertyRefusal =
  | KernelRefusal
  | UnitPageRefusal<'property'>
  | { readonly code: 'hours-reversed'; readonly hours: HourPair; readonly from: string; readonly until: string }
  | { readonly code: 'too-many-own-amenities'; readonly max: number }

export const propertyHistoryKinds = ['information', 'amenities', 'surroundings'] as const

export interface PropertyTypes extends KindTypes {
  readonly content: Properties
  readonly write: WriteOf<PropertyShape>
  readonly change: ChangeOf<PropertyShape>
  readonly refusal: PropertyRefusal
  readonly history: (typeof propertyHistoryKinds)[number]
  readonly obstacle: 'happened' | 'nothing-changed' | 'too-large'
}

/** Everything about one mutation of the property section: one file each, in `mutations/`. */
export const defineMutation = mutationDefiner<PropertyTypes>()

export const { put } = writerOf(propertyShape)
