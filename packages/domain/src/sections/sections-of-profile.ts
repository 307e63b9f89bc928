import type { Profile } from '../directory/profiles/profile.ts'
import type { SectionKind } from './section-kind.ts'

/**
 * B28: the sections that organisations of a profile have: those of which the profile has every right. In the other profile no one can
 * hold the rights, so no one can open them. This is the one place that says so.
 *
 * @example sectionsOfProfile(kinds.sections, profiles.telecom).map(({ key }) => key)
 */
export const sectionsOfProfile = (
  sections: Readonly<Record<string, SectionKind>>,
  { rights }: Pick<Profile, 'rights'>,
): readonly SectionKind[] =>
  Object.values(sections).filter(({ needs }) => needs.every((right) => rights.includes(right)))
