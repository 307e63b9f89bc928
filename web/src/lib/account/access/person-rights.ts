import type { Directory, Right, Role } from '@kontor/domain'
import type { Person } from './person.ts'
import { profileOf } from './profile-of.ts'

/** One right of a person, and where it comes from: directly, through roles, or both (A19, B16). */
export interface PersonRight {
  readonly right: Right
  readonly direct: boolean
  readonly roles: readonly Role[]
}

/** In the profile's order. An administrator's rights are not listed one by one: those are all. */
export const personRights = (directory: Directory, person: Person): readonly PersonRight[] => {
  const roles = rolesOf(directory, person)
  return profileOf(directory)
    .rights.map((right) => ({
      right,
      direct: person.rights.includes(right),
      roles: roles.filter((role) => role.rights.includes(right)),
    }))
    .filter(({ direct, roles }) => direct || roles.length > 0)
}

export const holdsRight = (directory: Directory, person: Person, right: Right): boolean =>
  person.admin ||
  person.rights.includes(right) ||
  person.roleIds.some((id) => directory.role.get(id)?.rights.includes(right) === true)

export const rolesOf = (directory: Directory, person: Person): readonly Role[] =>
  person.roleIds.flatMap((id) => directory.role.get(id) ?? [])
