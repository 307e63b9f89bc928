import {
  memberOfLogin,
  type AccountId,
  type LoginId,
  type MemberId,
  type MutationInput,
  type MutationName,
  type OrganizationId,
  type ProfileId,
  type Right,
  type SystemMutationArguments,
  type UnitId,
} from '@kontor/domain'
import { documentName, type Outcome, type SentMutation } from '@kontor/protocol'
import type { Login } from '../identity/identity.ts'
import type { Rooms } from '../rooms/rooms.ts'

/** People and one organisation, for tests of rooms and sockets. */
export const login = (username: string): Login => ({
  id: `login-${username}` as LoginId,
  name: `Name of ${username}`,
  username,
  email: `${username}@example.org`,
})

export const registration = (options: {
  readonly organizationId: OrganizationId
  readonly owner: Login
  readonly profile?: ProfileId
  readonly taxId?: string
  readonly identifier?: string
  readonly contractUnits?: readonly string[]
}): SystemMutationArguments<'registerOrganization'> => {
  const { organizationId, owner, profile = 'telecom', taxId = '5830004136', identifier = 'PT 03417' } = options
  const accountId = mainAccountOf(organizationId)
  return {
    organization: {
      id: organizationId,
      profile,
      legalEntity: { name: `${organizationId} sp. z o.o.`, taxId },
      contract: { number: 'K/1/2026', units: [identifier, ...(options.contractUnits ?? [])] },
      createdAt: 1,
      demonstration: false,
    },
    account: {
      id: accountId,
      kind: 'main',
      name: `Main of ${organizationId}`,
      parentId: null,
      status: 'active',
      position: 0,
      createdAt: 1,
    },
    unit: { id: `unit-of-${organizationId}` as UnitId, accountId, identifier, name: null },
    owner: {
      id: memberIdOf(owner),
      loginId: owner.id,
      name: owner.name,
      username: owner.username,
      email: owner.email,
      homeAccountId: accountId,
      primary: true,
      admin: true,
      rights: [],
      roleIds: [],
      grants: [],
      status: 'active',
      joinedAt: 1,
      lastSignInAt: null,
    },
    roles: [],
  }
}

export const mainAccountOf = (organizationId: OrganizationId): AccountId => `main-of-${organizationId}` as AccountId
export const memberIdOf = ({ username }: Login): MemberId => `member-${username}` as MemberId
export const directoryOf = (organizationId: OrganizationId) => documentName({ kind: 'directory', organizationId })

export const register = async (rooms: Rooms, options: Parameters<typeof registration>[0]): Promise<void> => {
  const outcome = await rooms.submitAsSystem(directoryOf(options.organizationId), {
    id: `register-${options.organizationId}`,
    name: 'registerOrganization',
    args: registration(options),
  })
  if (outcome.outcome !== 'accepted') throw new Error(JSON.stringify(outcome))
}

let mutationCount = 0
export const mutation = <N extends MutationName>(name: N, args: MutationInput<N>, id?: string): SentMutation => ({
  id: (id ?? `mutation-${(mutationCount += 1)}`) as SentMutation['id'],
  name,
  version: 1,
  args: args as Record<string, unknown>,
})

/** Invites a person and accepts at once. */
export const joinAs = async (
  rooms: Rooms,
  options: {
    readonly organizationId: OrganizationId
    readonly by: Login
    readonly who: Login
    readonly homeAccountId?: AccountId
    readonly admin?: boolean
    readonly rights?: Right[]
    readonly grants?: AccountId[]
  },
): Promise<MemberId> => {
  const { organizationId, by, who, homeAccountId = mainAccountOf(organizationId) } = options
  const document = directoryOf(organizationId)
  const invitationId = `invitation-${who.username}` as MutationInput<'inviteMember'>['invitationId']
  const { admin = false, rights = [], grants = [] } = options
  const invited = await rooms.submit(document, by.id, [
    mutation('inviteMember', {
      invitationId,
      name: who.name,
      email: `invited-${who.email}`,
      homeAccountId,
      admin,
      rights,
      roleIds: [],
      grants,
    }),
  ])
  const memberId = memberIdOf(who)
  const accepted = await rooms.submitAsSystem(document, {
    id: `accept-${invitationId}`,
    name: 'acceptInvitation',
    args: {
      invitationId: invitationId as SystemMutationArguments<'acceptInvitation'>['invitationId'],
      memberId,
      loginId: who.id,
      name: who.name,
      username: who.username,
      email: who.email,
    },
  })
  for (const outcome of [...invited, accepted]) demandAccepted(outcome)
  if (memberOfLogin(await rooms.directory(organizationId), who.id) === null) throw new Error('did not join')
  return memberId
}

export const demandAccepted = (outcome: Outcome | undefined): void => {
  if (outcome?.outcome !== 'accepted') throw new Error(JSON.stringify(outcome))
}
