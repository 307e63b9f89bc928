import { profiles, sameNameForm, type DefaultRole, type DefaultRoleId, type ProfileId, type Role } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { locales } from '#lib/paraglide/runtime.js'

/** `Recepcja`: in the current language. */
export const defaultRoleName = (role: DefaultRoleId): string => m.default_role_name({ role })

/** The profile's roles that do not exist yet, under their name in either language. */
export const missingDefaultRoles = (
  profile: ProfileId,
  roles: Iterable<Pick<Role, 'name'>>,
): readonly DefaultRole[] => {
  const taken = new Set([...roles].map(({ name }) => sameNameForm(name)))
  return profiles[profile].defaultRoles.filter(
    ({ id }) => !locales.some((locale) => taken.has(sameNameForm(m.default_role_name({ role: id }, { locale })))),
  )
}
