import type { Member } from '@kontor/domain'
import type { DocumentAddress } from '@kontor/protocol'
import { byId, mainOf, rightsHere, type ModelDirectory } from './situation.ts'

/** May this person receive what the document holds? DESIGN 4, as the second model understands it. */
export const mayRead = (directories: readonly ModelDirectory[], loginId: string, address: DocumentAddress): boolean => {
  if (address.kind === 'access') return address.loginId === loginId
  if (address.kind === 'directory') {
    const directory = directories.find(({ organization }) => organization?.id === address.organizationId)
    return directory !== undefined && mayReadDirectory(directory, loginId)
  }
  return directories.some((directory) => {
    const member = activeMember(directory, loginId)
    const account = byId(directory.account, address.accountId)
    if (member === undefined || account?.status !== 'active') return false
    return reaches(directory, member, account.id) && rightsOf(directory, member).some((right) => right === address.key)
  })
}

/** S18: the people who may open a section of an account, as its colleagues. */
export const sectionPeople = (
  directory: ModelDirectory,
  accountId: string,
  key: string,
): readonly { readonly id: string; readonly name: string }[] =>
  directory.member
    .filter((member) => member.status === 'active' && reaches(directory, member, accountId))
    .filter((member) => rightsOf(directory, member).includes(key))
    .map(({ id, name }) => ({ id, name }))

/** S18: the units of an account, as its sections show them. */
export const unitsOfAccount = (
  { unit }: ModelDirectory,
  accountId: string,
): readonly { readonly id: string; readonly identifier: string; readonly name: string | null }[] =>
  unit.filter((one) => one.accountId === accountId).map(({ id, identifier, name }) => ({ id, identifier, name }))

/** Administrators; and members of the main account with the right `account`. */
export const mayReadDirectory = (directory: ModelDirectory, loginId: string): boolean => {
  const member = activeMember(directory, loginId)
  if (member === undefined) return false
  if (member.admin) return true
  return member.homeAccountId === mainOf(directory).id && rightsOf(directory, member).includes('account')
}

export const isMember = (directory: ModelDirectory, loginId: string): boolean =>
  directory.member.some((member) => member.loginId === loginId)

/** What a person receives about itself: accounts with their rights, in words that can be compared. */
export const accessInWords = (directories: readonly ModelDirectory[], loginId: string): readonly string[] =>
  directories.flatMap((directory) => {
    const member = directory.member.find((one) => one.loginId === loginId)
    if (member === undefined) return []
    const organization = directory.organization?.id ?? ''
    const accounts = directory.account.filter(
      ({ id, status }) => member.status === 'active' && status === 'active' && reaches(directory, member, id),
    )
    const rights = rightsOf(directory, member).join(' ')
    const write = mayReadDirectory(directory, loginId) ? (member.admin ? 'write' : 'read') : 'none'
    return [
      `${organization}: ${write} ${member.status}`,
      ...accounts.map(({ id, name }) => {
        const units = directory.unit.filter(({ accountId }) => accountId === id).map((unit) => unit.id)
        return `${organization}/${id} ${name}: ${rights}; ${units.sort().join(' ')}`
      }),
    ]
  })

const activeMember = ({ member }: ModelDirectory, loginId: string): Member | undefined =>
  member.find((one) => one.loginId === loginId && one.status === 'active')

/** A9, A10, A11, A16. */
const reaches = (directory: ModelDirectory, member: Member, accountId: string): boolean => {
  if (member.admin || member.homeAccountId === accountId) return true
  return member.homeAccountId === mainOf(directory).id && (member.grants as readonly string[]).includes(accountId)
}

/** A19, B16. */
const rightsOf = (directory: ModelDirectory, member: Member): readonly string[] =>
  rightsHere(directory).filter(
    (right) =>
      member.admin ||
      (member.rights as readonly string[]).includes(right) ||
      member.roleIds.some((id) => (byId(directory.role, id)?.rights as readonly string[] | undefined)?.includes(right)),
  )
