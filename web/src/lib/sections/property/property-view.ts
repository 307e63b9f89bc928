import type { policiesKind, Property, propertyKind, UnitId } from '@kontor/domain'
import type { SectionView } from '#lib/session/section-view.svelte.ts'

/** The property section of one account. */
export type PropertyView = SectionView<typeof propertyKind>
/** The policies of the properties of one account. */
export type PoliciesView = SectionView<typeof policiesKind>

/** The unit that a page is about. */
export interface NamedUnit {
  readonly id: UnitId
  readonly identifier: string
  readonly name: string | null
}

/** What a page says of its unit, field by field, and who changed it last. */
export type SaidOfUnit = Readonly<Record<string, unknown>> & Pick<Property, 'changed'>
