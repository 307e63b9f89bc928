import { kinds, noticeKinds, noticeKindsWith, profiles, type AccessSnapshot, type NoticeKind } from '@kontor/domain'

const sections = Object.values(kinds.sections)

/** The kinds of notices that a person may receive with their rights in any account (B28). */
export const ownKinds = ({ organizations }: Pick<AccessSnapshot, 'organizations'>): readonly NoticeKind[] => {
  const own = new Set(
    organizations.flatMap(({ profile, accounts }) =>
      accounts.flatMap(({ rights }) => noticeKindsWith(sections, profiles[profile], rights)),
    ),
  )
  return noticeKinds.filter((kind) => own.has(kind))
}

/** What a person works with: it decides the words. */
export const workOf = ({
  organizations,
}: Pick<AccessSnapshot, 'organizations'>): 'processes' | 'reservations' | 'both' => {
  const own = new Set(organizations.map(({ profile }) => profile))
  if (own.size > 1) return 'both'
  return own.has('hospitality') ? 'reservations' : 'processes'
}
