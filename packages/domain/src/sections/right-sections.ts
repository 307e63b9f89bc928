import { type Right, RightSchema } from '../directory/profiles/profile.ts'
import type { SectionKind } from './section-kind.ts'

/** The section of one right, under its name. It has no records. */
const rightSection = (right: Right): SectionKind => ({
  key: right,
  needs: [right],
  singles: {},
  records: {},
  mutations: {},
})

/** One section per right. */
export const rightSections: Readonly<Record<Right, SectionKind>> = Object.fromEntries(
  RightSchema.options.map((right) => [right, rightSection(right)]),
) as Record<Right, SectionKind>
