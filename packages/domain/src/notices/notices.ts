import { sectionAccess } from '../directory/access/section-access.ts'
import type { Directory } from '../directory/directory.ts'
import { profileOf } from '../directory/profiles/profile-of.ts'
import type { Profile, Right } from '../directory/profiles/profile.ts'
import { visiblePlaces } from '../directory/profiles/visible-places.ts'
import type { AccountId, LoginId, MemberId } from '../kernel/ids.ts'
import { noticeKinds, type NoticeKind } from '../kernel/notice.ts'
import type { SectionKind } from '../sections/section-kind.ts'

/**
 * Who a login is where it may receive notices of this section: it may open the section, and the mobile column of B28 shows
 * them to it. Null: it receives none.
 */
export const noticeReader = (
  directory: Directory,
  loginId: LoginId,
  { accountId, section }: { readonly accountId: AccountId; readonly section: SectionKind },
): MemberId | null => {
  const access = sectionAccess(directory, loginId, accountId, section.needs)
  if (access === null || !shows(profileOf(directory), access.rights as readonly Right[], section)) return null
  return access.memberId
}

/** The kinds of notices that someone with these rights in an account may receive from there, in the order of the screens. */
export const noticeKindsWith = (
  sections: readonly SectionKind[],
  profile: Profile,
  rights: readonly Right[],
): readonly NoticeKind[] => {
  const seen = sections.filter(
    (section) => section.needs.every((right) => rights.includes(right)) && shows(profile, rights, section),
  )
  return noticeKinds.filter((kind) => seen.some(({ notices }) => notices?.kinds.includes(kind)))
}

const shows = (profile: Profile, rights: readonly Right[], { notices }: SectionKind): boolean =>
  visiblePlaces(profile, rights, 'mobile').some(({ id }) => id === notices?.place)
