import type { Account, Directory, Invitation, Member, Organization, Role, Service, Unit } from '@kontor/domain'

/** A directory as JSON: its records in lists. */
export interface DirectoryJson {
  readonly organization: Organization | null
  readonly accounts: readonly Account[]
  readonly units: readonly Unit[]
  readonly services: readonly Service[]
  readonly roles: readonly Role[]
  readonly members: readonly Member[]
  readonly invitations: readonly Invitation[]
}

export const directoryJson = (directory: Directory): DirectoryJson => ({
  organization: directory.organization,
  accounts: [...directory.account.values()],
  units: [...directory.unit.values()],
  services: [...directory.service.values()],
  roles: [...directory.role.values()],
  members: [...directory.member.values()],
  invitations: [...directory.invitation.values()],
})
