import type { ChangeOf } from '../../kernel/change.ts'
import { type KindTypes, mutationDefiner } from '../../kernel/define-mutation.ts'
import { type ContentOf, emptyContent, type Writable } from '../../kernel/record.ts'
import type { KernelRefusal, RecordRefusal } from '../../kernel/refusal.ts'
import { type WriteOf, writerOf } from '../../kernel/write.ts'
import { NamedRoomTypeSchema } from '../reservations/records.ts'
import { PromotionSchema, PromotionUseSchema } from './records.ts'

export const promotionsShape = {
  singles: {},
  records: { promotion: PromotionSchema, use: PromotionUseSchema, roomType: NamedRoomTypeSchema },
} as const
type PromotionsShape = typeof promotionsShape

/** The promotions of one account, and how each is used. */
export type Promotions = ContentOf<PromotionsShape>
export const emptyPromotions = (): Writable<Promotions> => emptyContent(promotionsShape)

export type PromotionsRefusal =
  | KernelRefusal
  | RecordRefusal<'promotion'>
  | {
      readonly code: 'period-reversed'
      readonly period: 'booking' | 'stay'
      readonly from: string
      readonly until: string
    }
  /** Every stay would be over before the first booking. */
  | { readonly code: 'stays-before-bookings'; readonly bookFrom: string; readonly stayUntil: string }
  | { readonly code: 'nights-beyond-period'; readonly nights: number; readonly max: number }
  | { readonly code: 'promotion-over-already'; readonly until: string }
  | { readonly code: 'promotion-name-taken'; readonly name: string }
  /** What was booked with it stays as it was; a new promotion begins anew. */
  | { readonly code: 'promotion-ended'; readonly name: string; readonly on: string }
  | { readonly code: 'too-many-rooms'; readonly max: number }

export const promotionsHistoryKinds = ['promotions', 'surroundings'] as const

export interface PromotionsTypes extends KindTypes {
  readonly content: Promotions
  readonly write: WriteOf<PromotionsShape>
  readonly change: ChangeOf<PromotionsShape>
  readonly refusal: PromotionsRefusal
  readonly history: (typeof promotionsHistoryKinds)[number]
  readonly obstacle: 'happened' | 'nothing-changed' | 'too-large'
}

/** Everything about one mutation of the promotions: one file each, in `mutations/`. */
export const defineMutation = mutationDefiner<PromotionsTypes>()

export const { put } = writerOf(promotionsShape)
