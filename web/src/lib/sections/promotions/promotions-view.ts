import type { promotionsKind } from '@kontor/domain'
import type { SectionView } from '#lib/session/section-view.svelte.ts'

/** The promotions of one account. */
export type PromotionsView = SectionView<typeof promotionsKind>

export const promotionDialogNames = ['new', 'change', 'end'] as const
export type PromotionDialogName = (typeof promotionDialogNames)[number]
