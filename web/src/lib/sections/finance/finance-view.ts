import type { financeKind } from '@kontor/domain'
import type { SectionView } from '#lib/session/section-view.svelte.ts'

/** The finance section of one account. */
export type FinanceView = SectionView<typeof financeKind>
