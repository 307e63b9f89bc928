import {
  dayMs,
  hourMs,
  minuteMs,
  limits,
  type AccountId,
  type InvitationId,
  type MutationInput,
  type MutationName,
  type RoleId,
  type ServiceId,
  type UnitId,
} from '@kontor/domain'
import type { Group, GroupAccess, GroupMember, GroupUnit } from './group.ts'

/** One event of the group's past. */
export type Step = { readonly at: number } & (
  | { [N in MutationName]: { readonly by: 'owner'; readonly name: N; readonly args: MutationInput<N> } }[MutationName]
  | { readonly by: 'invited'; readonly invitationId: InvitationId; readonly person: GroupMember }
  | { readonly by: 'system'; readonly signsIn: string }
  | { readonly by: 'system'; readonly expires: InvitationId }
  | { readonly by: 'owner'; readonly suspends: string }
)

export const registeredDaysAgo = 420

/** Every event since the registration, in order of time. */
export const timeline = (group: Group, mainAccountId: AccountId, mainUnitId: UnitId, now: number): readonly Step[] => {
  const began = now - registeredDaysAgo * dayMs
  const ids = idsOf(group, mainAccountId)
  const steps: Step[] = []

  const addServices = (at: number, accountId: AccountId, unitId: UnitId, unit: GroupUnit): void => {
    for (const [turn, type] of unit.services.entries())
      steps.push({
        at: at + turn * minuteMs,
        by: 'owner',
        name: 'addService',
        args: { serviceId: ids.service(unitId, turn), accountId, unitId, type },
      })
  }

  addServices(began + hourMs, mainAccountId, mainUnitId, group.unit)
  for (const [turn, { key, name, rights }] of group.roles.entries()) {
    const args = { roleId: ids.role(key), name, rights: [...rights] }
    steps.push({ at: began + 2 * hourMs + turn * minuteMs, by: 'owner', name: 'createRole', args })
  }
  for (const [turn, subAccount] of group.subAccounts.entries()) {
    const accountId = ids.account(subAccount.key)
    const createdAt = began + dayMs + turn * 5 * hourMs
    for (const [unitTurn, unit] of subAccount.units.entries()) {
      const unitId = ids.unit(subAccount.key, unitTurn)
      const at = createdAt + unitTurn * hourMs
      const { identifier, name } = unit
      if (unitTurn === 0) {
        const args = { accountId, name: subAccount.name, unit: { unitId, identifier, name } }
        steps.push({ at, by: 'owner', name: 'createSubAccount', args })
      } else steps.push({ at, by: 'owner', name: 'addUnit', args: { accountId, unitId, identifier, name } })
      addServices(at + 10 * minuteMs, accountId, unitId, unit)
    }
    if (subAccount.archived === true)
      steps.push({ at: now - 30 * dayMs, by: 'owner', name: 'archiveAccount', args: { accountId } })
  }
  for (const [turn, person] of group.members.entries()) steps.push(...stepsOfMember(ids, person, turn, now))
  for (const [turn, invitation] of group.invitations.entries()) {
    const invitationId = ids.invitation(`open-${turn}`)
    const at = now - invitation.sentDaysAgo * dayMs
    const { name, email } = invitation
    steps.push({
      at,
      by: 'owner',
      name: 'inviteMember',
      args: { invitationId, name, email, ...ids.access(invitation) },
    })
    if (invitation.revoked)
      steps.push({ at: at + hourMs, by: 'owner', name: 'revokeInvitation', args: { invitationId } })
    const expiresAt = at + limits.invitationLifetimeMs
    if (!invitation.revoked && expiresAt <= now) steps.push({ at: expiresAt, by: 'system', expires: invitationId })
  }
  steps.push({ at: now - 3 * hourMs, by: 'system', signsIn: group.owner.username })
  return steps.sort((one, other) => one.at - other.at)
}

type Ids = ReturnType<typeof idsOf>

const stepsOfMember = (ids: Ids, person: GroupMember, turn: number, now: number): readonly Step[] => {
  const invitationId = ids.invitation(`of-${turn}`)
  // Members of a wave are invited within the hour, and accept on the days that follow.
  const invitedAt = now - person.invitedDaysAgo * dayMs + (turn % 10) * minuteMs
  const { name, email } = person
  const args = { invitationId, name, email, ...ids.access(person) }
  const steps: Step[] = [
    { at: invitedAt, by: 'owner', name: 'inviteMember', args },
    { at: invitedAt + dayMs + (turn % 10) * 7 * hourMs, by: 'invited', invitationId, person },
  ]
  if (person.signedInHoursAgo !== null)
    steps.push({ at: now - person.signedInHoursAgo * hourMs, by: 'system', signsIn: person.username })
  if (person.suspendedDaysAgo !== null)
    steps.push({ at: now - person.suspendedDaysAgo * dayMs, by: 'owner', suspends: person.username })
  return steps
}

/** Ids derived from keys, so that the demonstration is the same each time. */
const idsOf = (group: Group, mainAccountId: AccountId) => {
  const id = (rest: string): string => `demo-${group.key}-${rest}`
  const account = (key: string): AccountId => (key === 'main' ? mainAccountId : (id(key) as AccountId))
  const role = (key: string): RoleId => id(`role-${key}`) as RoleId
  return {
    account,
    role,
    unit: (key: string, turn: number): UnitId => id(`${key}-unit-${turn}`) as UnitId,
    service: (unitId: UnitId, turn: number): ServiceId => `${unitId}-service-${turn}` as ServiceId,
    invitation: (key: string): InvitationId => id(`invitation-${key}`) as InvitationId,
    access: ({ home, admin, rights, roles, grants }: GroupAccess) => ({
      homeAccountId: account(home),
      admin,
      rights: [...rights],
      roleIds: roles.map(role),
      grants: grants.map(account),
    }),
  }
}
