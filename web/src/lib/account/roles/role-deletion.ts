import {
  affectedPeople,
  isOpenInvitation,
  previewMutations,
  type AffectedPerson,
  type Directory,
  type DraftMutation,
  type Invitation,
  type LoginId,
  type Member,
  type Refusal,
  type Role,
} from '@kontor/domain'

/** The steps of a deletion: the role is first taken from its members, and pending invitations with it are revoked. */
export interface RoleDeletion {
  readonly holders: readonly Member[]
  /** Administrators have all rights without it (A16), and lose nothing. */
  readonly administrators: readonly Member[]
  readonly invitations: readonly Invitation[]
  /** In this order; the last one deletes the role. */
  readonly mutations: readonly DraftMutation[]
  readonly affected: readonly AffectedPerson[]
  /** Why the deletion would be refused. */
  readonly refusal: Refusal | null
}

/** How many changes one press may send. */
export const roleHoldersAtOnceMax = 1_000

export const roleDeletion = (
  directory: Directory,
  role: Role,
  { loginId, now }: { readonly loginId: LoginId; readonly now: number },
): RoleDeletion => {
  const having = [...directory.member.values()].filter(({ roleIds }) => roleIds.includes(role.id))
  const holders = having.filter(({ admin }) => !admin)
  const invitations = [...directory.invitation.values()].filter(
    (invitation) => invitation.roleIds.includes(role.id) && isOpenInvitation(directory, invitation, now),
  )
  const mutations: DraftMutation[] = [
    ...holders.map(({ id }): DraftMutation => ({
      name: 'changeRights',
      args: { memberId: id, add: [], remove: [], addRoles: [], removeRoles: [role.id] },
    })),
    ...invitations.map(({ id }): DraftMutation => ({ name: 'revokeInvitation', args: { invitationId: id } })),
    { name: 'deleteRole', args: { roleId: role.id } },
  ]
  const administrators = having.filter(({ admin }) => admin)
  const known = { holders, administrators, invitations, mutations }
  const after = previewMutations(directory, mutations, { loginId, now })
  return after.directory === null
    ? { ...known, affected: [], refusal: after.refusal }
    : { ...known, affected: affectedPeople(directory, after.directory), refusal: null }
}
