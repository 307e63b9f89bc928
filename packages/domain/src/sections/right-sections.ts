import { type Right, RightSchema } from '../directory/profiles/profile.ts'
import type { KindTypes } from '../kernel/define-mutation.ts'
import type { KernelRefusal } from '../kernel/refusal.ts'
import type { SectionKind } from './section-kind.ts'

interface RightSectionTypes extends KindTypes {
  readonly refusal: KernelRefusal
}

/** The section of one right, under its name. It has no records. */
const rightSection = (right: Right): SectionKind<RightSectionTypes> => ({
  key: right,
  needs: [right],
  singles: {},
  records: {},
  mutations: {},
})

/** One section per right. */
export const rightSections: Readonly<Record<Right, SectionKind<RightSectionTypes>>> = Object.fromEntries(
  RightSchema.options.map((right) => [right, rightSection(right)]),
) as Record<Right, SectionKind<RightSectionTypes>>
