import type { AccountId, Directory, MutationInput, MutationName, RoleId, UnitId } from '@kontor/domain'
import { randomOf, type Random } from '../machine/random.ts'
import { people } from './cast.ts'

export interface ChosenMutation {
  readonly name: MutationName
  readonly args: never
}

type Choice = (random: Random, directory: Directory) => readonly [MutationName, unknown]

/** Something that a person might do who sees this; often what others do too, so that they get into each other's way. */
export const chooseMutation = (directory: Directory, pick: number): ChosenMutation => {
  const random = randomOf(pick, 'mutation')
  const [name, args] = random.pick(choices)(random, directory)
  return { name, args: args as never }
}

const idsOf = (records: ReadonlyMap<string, unknown>): string[] => [...records.keys()].sort()
const one = (random: Random, records: ReadonlyMap<string, unknown>): string =>
  records.size === 0 ? 'no-such-id' : random.pick(idsOf(records))
const some = (random: Random, list: readonly string[]): string[] => list.filter(() => random.chance(0.4))
const member = (random: Random, { member: records }: Directory): string => one(random, records)
const account = (random: Random, { account: records }: Directory): string => one(random, records)
const rights = (random: Random, { organization }: Directory): string[] =>
  some(random, ['account', 'mail', 'finance', organization?.profile === 'telecom' ? 'units' : 'calendar'])
const name = (random: Random): string => `Nazwa ${random.below(50)}`
const identifier = (random: Random): string => random.pick(['PT 21', 'PT 22', 'HTL 3', 'HTL 4', 'HTL 9'])

const changeRights: Choice = (random, directory) => [
  'changeRights',
  {
    memberId: member(random, directory),
    add: rights(random, directory),
    remove: rights(random, directory),
    addRoles: some(random, idsOf(directory.role)),
    removeRoles: some(random, idsOf(directory.role)),
  },
]
const assignAdmin: Choice = (random, directory) => ['assignAdmin', { memberId: member(random, directory) }]
const withdrawAdmin: Choice = (random, directory) => ['withdrawAdmin', { memberId: administrator(random, directory) }]
const renameAccount: Choice = (random, directory) => [
  'renameAccount',
  { accountId: account(random, directory), name: name(random) },
]
const createRole: Choice = (random, directory) => [
  'createRole',
  { roleId: `role-000${random.below(4)}` as RoleId, name: name(random), rights: rights(random, directory) },
]
const changeRole: Choice = (random, directory) => [
  'changeRole',
  {
    roleId: one(random, directory.role),
    add: rights(random, directory),
    remove: rights(random, directory),
    ...(random.chance(0.3) ? { name: name(random) } : {}),
  },
]
const changeGrants: Choice = (random, directory) => [
  'changeGrants',
  {
    memberId: member(random, directory),
    add: some(random, idsOf(directory.account)),
    remove: some(random, idsOf(directory.account)),
  },
]

/** Changes of who may do what come most often: they are what everything else hangs on. */
const choices: readonly Choice[] = [
  ...[changeRights, changeRights, changeRights, assignAdmin, assignAdmin, withdrawAdmin, withdrawAdmin, withdrawAdmin],
  ...[renameAccount, renameAccount, createRole, changeRole, changeRole, changeGrants],
  (random, directory) => ['deleteRole', { roleId: one(random, directory.role) }],
  (random) => ['createSubAccount', subAccount(random)],
  (random, directory) => ['archiveAccount', { accountId: account(random, directory) }],
  (random, directory) => ['restoreAccount', { accountId: account(random, directory) }],
  (random, directory) => [
    'addUnit',
    { unitId: `unit-000${random.below(4)}`, accountId: account(random, directory), identifier: identifier(random) },
  ],
  (random, directory) => ['removeUnit', { unitId: one(random, directory.unit) }],
  (random, directory) => {
    const unitId = one(random, directory.unit)
    const accountId = directory.unit.get(unitId as UnitId)?.accountId ?? account(random, directory)
    const type = directory.organization?.profile === 'telecom' ? 'fnp' : 'dining'
    return ['addService', { serviceId: `service-000${random.below(4)}`, accountId, unitId, type }]
  },
  (random, directory) => ['removeService', { serviceId: one(random, directory.service) }],
  (random, directory) => ['inviteMember', { ...promise(random, directory), name: name(random), ...invited(random) }],
  (random, directory) => ['inviteMember', { ...promise(random, directory), name: name(random), ...invited(random) }],
  (random, directory) => {
    const { username, email } = random.pick(people)
    return ['inviteExistingMember', { ...promise(random, directory), username, email }]
  },
  (random, directory) => ['resendInvitation', { invitationId: one(random, directory.invitation) }],
  (random, directory) => ['resendInvitation', { invitationId: one(random, directory.invitation) }],
  (random, directory) => ['resendInvitation', { invitationId: one(random, directory.invitation) }],
  (random, directory) => [
    'changeInvitation',
    {
      invitationId: one(random, directory.invitation),
      ...{ add: rights(random, directory), remove: rights(random, directory) },
      ...{ addRoles: some(random, idsOf(directory.role)), removeRoles: some(random, idsOf(directory.role)) },
      ...{ addGrants: some(random, idsOf(directory.account)), removeGrants: some(random, idsOf(directory.account)) },
    },
  ],
  (random, directory) => ['revokeInvitation', { invitationId: one(random, directory.invitation) }],
  (random, directory) => [
    'moveMember',
    { memberId: member(random, directory), homeAccountId: account(random, directory) },
  ],
  (random, directory) => ['removeMember', { memberId: administrator(random, directory) }],
  (random, directory) => ['viewAs', { memberId: member(random, directory), reason: 'Pytanie o prawa' }],
  (random, directory) => ['endSessions', { memberId: member(random, directory), sessionId: null }],
  (random, directory) => ['sendPasswordLink', { memberId: member(random, directory) }],
  (random, directory) => ['resetSecondFactor', { memberId: member(random, directory) }],
  (random, directory) => ['suspendMember', { memberId: administrator(random, directory) }],
  (random, directory) => ['suspendMember', { memberId: member(random, directory) }],
  (random, directory) => ['reinstateMember', { memberId: member(random, directory) }],
  (random, directory) => ['reinstateMember', { memberId: member(random, directory) }],
  (random, directory) => ['removeMember', { memberId: member(random, directory) }],
]

const administrator = (random: Random, { member: records }: Directory): string => {
  const administrators = [...records.values()].filter(({ admin, primary }) => admin && !primary).map(({ id }) => id)
  return administrators.length === 0 ? one(random, records) : random.pick(administrators.sort())
}

const subAccount = (random: Random): MutationInput<'createSubAccount'> => {
  const number = random.below(4)
  const unit = { unitId: `unit-000${number}` as UnitId, identifier: identifier(random) }
  return { accountId: `account-000${number}` as AccountId, name: name(random), unit }
}

const promise = (random: Random, directory: Directory) => ({
  invitationId: `invitation-${random.below(6)}`,
  homeAccountId: account(random, directory),
  rights: rights(random, directory),
  roleIds: some(random, idsOf(directory.role)),
  grants: random.chance(0.3) ? some(random, idsOf(directory.account)) : [],
})

const invited = (random: Random) => ({
  // Some have a login already, and some are members.
  email: random.chance(0.3) ? random.pick(people).email : `gosc${random.below(4)}@example.org`,
  admin: random.chance(0.2),
})
