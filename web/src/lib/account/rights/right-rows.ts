import { hiddenWithout, type Place, type Profile, type Right, type Role } from '@kontor/domain'

/**
 * One right in a dialog: ticked or not, why it cannot be unticked, what the change does, and what is hidden without it.
 */
export interface RightRow {
  readonly right: Right
  readonly checked: boolean
  /** Held through a role alone: it goes only with the role. */
  readonly locked: boolean
  readonly roles: readonly Role[]
  readonly change: 'gain' | 'loss' | null
  readonly hidden: { readonly web: readonly Place[]; readonly mobile: readonly Place[] }
}

export interface RightChoice {
  readonly profile: Profile
  /** Chosen directly. */
  readonly rights: readonly Right[]
  /** The roles chosen. */
  readonly roles: readonly Role[]
  /** The rights held before; null for a new invitation or a new role. */
  readonly before: readonly Right[] | null
}

export const rightRows = ({ profile, rights, roles, before }: RightChoice): readonly RightRow[] =>
  profile.rights.map((right) => {
    const through = roles.filter((role) => role.rights.includes(right))
    const checked = rights.includes(right) || through.length > 0
    return {
      right,
      checked,
      locked: checked && !rights.includes(right),
      roles: through,
      change: before === null || checked === before.includes(right) ? null : checked ? 'gain' : 'loss',
      hidden: { web: hiddenWithout(profile, right, 'web'), mobile: hiddenWithout(profile, right, 'mobile') },
    }
  })
