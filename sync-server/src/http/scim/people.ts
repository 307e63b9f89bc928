import { invitationState, type Directory, type Invitation, type Member, type RoleId } from '@kontor/domain'
import type { ScimName } from '../../scim/scim-names.ts'

/** A person as SCIM knows them: a member, or one who is invited and has not accepted yet. */
export interface ScimPerson {
  readonly id: string
  readonly member: Member | null
  readonly invitation: Invitation | null
  readonly userName: string
  readonly externalId: string | null
  readonly name: string
  readonly email: string
  /** Not suspended; or the invitation can be accepted. */
  readonly active: boolean
  readonly roleIds: readonly RoleId[]
  readonly createdAt: number
}

/**
 * Members, and invitations that wait or can be sent again. One that was revoked is listed where SCIM did it, as inactive:
 * making it active invites the person anew. A member has the id of the invitation that they accepted.
 */
export const scimPeople = (directory: Directory, names: readonly ScimName[], now: number): readonly ScimPerson[] => {
  const nameOf = new Map(names.map((name) => [name.recordId, name]))
  const person = (
    record: Member | Invitation,
    facts: Pick<ScimPerson, 'member' | 'invitation' | 'active' | 'createdAt'>,
  ) => {
    const name = nameOf.get(record.id)
    return {
      ...{ id: name?.id ?? record.id, name: record.name, email: record.email, roleIds: record.roleIds },
      ...{ userName: name?.name ?? record.email, externalId: name?.externalId ?? null },
      ...facts,
    }
  }
  const members = [...directory.member.values()].map((member) =>
    person(member, { member, invitation: null, active: member.status === 'active', createdAt: member.joinedAt }),
  )
  const invited = [...directory.invitation.values()].flatMap((invitation) => {
    const state = invitationState(directory, invitation, now)
    if (state === 'accepted' || (state === 'revoked' && !nameOf.has(invitation.id))) return []
    return [person(invitation, { member: null, invitation, active: state === 'pending', createdAt: invitation.sentAt })]
  })
  return [...members, ...invited]
}
