import {
  isMember,
  type AccountId,
  type Directory,
  type DraftMutation,
  type Invitation,
  type Member,
  type Person,
  type Right,
  type RoleId,
} from '@kontor/domain'
import type { ListChange } from '#lib/form/list-change.ts'

export const bulkActs = ['rights', 'grants', 'suspend', 'remove', 'reinstate', 'resend', 'revoke'] as const
export type BulkAct = (typeof bulkActs)[number]

/** A change of many people, with its choices. */
export type BulkChange =
  | { readonly act: 'rights'; readonly rights: ListChange<Right>; readonly roles: ListChange<RoleId> }
  | { readonly act: 'grants'; readonly grants: ListChange<AccountId> }
  | { readonly act: Exclude<BulkAct, 'rights' | 'grants'> }

/** An invitation is sent again or revoked; everything else concerns a member. */
export const isAboutInvitations = (act: BulkAct): boolean => act === 'resend' || act === 'revoke'

/** The mutation for this person; null where the change does not concern such people. */
export const mutationFor = (
  directory: Pick<Directory, 'role'>,
  change: BulkChange,
  person: Person,
): DraftMutation | null => {
  if (isMember(person)) return isAboutInvitations(change.act) ? null : memberMutation(directory, change, person)
  return isAboutInvitations(change.act) ? invitationMutation(change, person) : null
}

const memberMutation = (
  directory: Pick<Directory, 'role'>,
  change: BulkChange,
  member: Member,
): DraftMutation | null => {
  const memberId = member.id
  switch (change.act) {
    case 'rights': {
      const roles = missing(change.roles, member.roleIds)
      const roleIds = [...member.roleIds.filter((id) => !roles.remove.includes(id)), ...roles.add]
      const { add, remove } = missing(change.rights, member.rights)
      const throughRoles = rightsOfRoles(directory, roleIds)
      // A right that a role gives is effective already: a direct one would outlast the role unnoticed.
      const args = { memberId, add: add.filter((right) => !throughRoles.has(right)), remove }
      return { name: 'changeRights', args: { ...args, addRoles: roles.add, removeRoles: roles.remove } }
    }
    case 'grants':
      return { name: 'changeGrants', args: { memberId, ...missing(change.grants, member.grants) } }
    case 'suspend':
      return { name: 'suspendMember', args: { memberId } }
    case 'reinstate':
      return { name: 'reinstateMember', args: { memberId } }
    case 'remove':
      return { name: 'removeMember', args: { memberId } }
    default:
      return null
  }
}

const invitationMutation = ({ act }: BulkChange, { id: invitationId }: Invitation): DraftMutation =>
  act === 'resend'
    ? { name: 'resendInvitation', args: { invitationId } }
    : { name: 'revokeInvitation', args: { invitationId } }

/** The rights that these roles give together. */
export const rightsOfRoles = (directory: Pick<Directory, 'role'>, roleIds: readonly RoleId[]): ReadonlySet<Right> =>
  new Set(roleIds.flatMap((id) => directory.role.get(id)?.rights ?? []))

/** Only what this person lacks, or still has, so that undoing it undoes no more than was done. */
const missing = <Item>({ add, remove }: ListChange<Item>, held: readonly Item[]): ListChange<Item> => ({
  add: add.filter((item) => !held.includes(item)),
  remove: remove.filter((item) => held.includes(item)),
})

/** The mutation that undoes this one; null for changes without a one-click undo. */
export const takenBack = ({ name, args }: DraftMutation): DraftMutation | null => {
  switch (name) {
    case 'changeRights': {
      const { memberId, add, remove, addRoles, removeRoles } = args
      return { name, args: { memberId, add: remove, remove: add, addRoles: removeRoles, removeRoles: addRoles } }
    }
    case 'changeGrants':
      return { name, args: { memberId: args.memberId, add: args.remove, remove: args.add } }
    case 'suspendMember':
      return { name: 'reinstateMember', args }
    case 'reinstateMember':
      return { name: 'suspendMember', args }
    default:
      return null
  }
}
