import type { policiesKind, propertyKind } from '@kontor/domain'
import type { SectionView } from '#lib/session/section-view.svelte.ts'

/** The property section of one account. */
export type PropertyView = SectionView<typeof propertyKind>
/** The policies of the properties of one account. */
export type PoliciesView = SectionView<typeof policiesKind>
