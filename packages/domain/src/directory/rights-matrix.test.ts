import { describe, expect, it } from 'vitest'
import type { Directory } from './directory.ts'
import { type MutationName, mutationSchemas } from './mutations/mutations.ts'
import type { ProfileId } from './profiles/profile.ts'
import { isRefused, runAs } from './testing/run-as.ts'
import { sampleDirectory } from './testing/sample-directory.ts'

/**
 * Who may do what to whom (B2, B20, A16): every mutation, every kind of target, every kind of person.
 *
 * Persons: the owner (primary login); an administrator; a member of the main account with the right `account`, and
 * one without it; a member of a sub-account with that right; a member of another organisation; a login that is a
 * member of nothing; an administrator who is suspended.
 *
 * Cells: `writes` accepted · `nothing` accepted, it was so already · a code: refused with it · `no` is `not-admin`.
 * Target `self`: the sender; `stranger` and `visitor` have no membership here, so their `self` names no member.
 */
const persons = ['owner', 'admin', 'reader', 'plain', 'north', 'stranger', 'visitor', 'suspended']

const telecom = `
mutation             target          | owner                   | admin                   | reader | plain | north | stranger | visitor | suspended
createSubAccount     new             | writes                  | writes                  | no     | no    | no    | no       | no     | no
createSubAccount     existing        | already-exists          | already-exists          | no     | no    | no    | no       | no     | no
renameAccount        main            | writes                  | writes                  | no     | no    | no    | no       | no     | no
renameAccount        sub             | writes                  | writes                  | no     | no    | no    | no       | no     | no
renameAccount        archived        | writes                  | writes                  | no     | no    | no    | no       | no     | no
renameAccount        unknown         | unknown-account         | unknown-account         | no     | no    | no    | no       | no     | no
archiveAccount       main            | main-account-is-fixed   | main-account-is-fixed   | no     | no    | no    | no       | no     | no
archiveAccount       sub             | writes                  | writes                  | no     | no    | no    | no       | no     | no
archiveAccount       archived        | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
restoreAccount       main            | main-account-is-fixed   | main-account-is-fixed   | no     | no    | no    | no       | no     | no
restoreAccount       sub             | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
restoreAccount       archived        | writes                  | writes                  | no     | no    | no    | no       | no     | no
addUnit              main            | writes                  | writes                  | no     | no    | no    | no       | no     | no
addUnit              sub             | writes                  | writes                  | no     | no    | no    | no       | no     | no
addUnit              archived        | account-is-archived     | account-is-archived     | no     | no    | no    | no       | no     | no
renameUnit           main            | writes                  | writes                  | no     | no    | no    | no       | no     | no
renameUnit           sub             | writes                  | writes                  | no     | no    | no    | no       | no     | no
removeUnit           main            | writes                  | writes                  | no     | no    | no    | no       | no     | no
removeUnit           sub             | writes                  | writes                  | no     | no    | no    | no       | no     | no
addService           main            | writes                  | writes                  | no     | no    | no    | no       | no     | no
addService           sub             | writes                  | writes                  | no     | no    | no    | no       | no     | no
removeService        sub             | writes                  | writes                  | no     | no    | no    | no       | no     | no
createRole           new             | writes                  | writes                  | no     | no    | no    | no       | no     | no
changeRole           used            | writes                  | writes                  | no     | no    | no    | no       | no     | no
changeRole           free            | writes                  | writes                  | no     | no    | no    | no       | no     | no
deleteRole           used            | role-in-use             | role-in-use             | no     | no    | no    | no       | no     | no
deleteRole           free            | writes                  | writes                  | no     | no    | no    | no       | no     | no
inviteMember         main            | writes                  | writes                  | no     | no    | no    | no       | no     | no
inviteMember         sub             | writes                  | writes                  | no     | no    | no    | no       | no     | no
inviteMember         archived        | account-is-archived     | account-is-archived     | no     | no    | no    | no       | no     | no
inviteMember         administrator   | writes                  | writes                  | no     | no    | no    | no       | no     | no
inviteExistingMember main            | writes                  | writes                  | no     | no    | no    | no       | no     | no
inviteExistingMember sub             | writes                  | writes                  | no     | no    | no    | no       | no     | no
inviteExistingMember archived        | account-is-archived     | account-is-archived     | no     | no    | no    | no       | no     | no
inviteExistingMember self            | already-a-member        | already-a-member        | no     | no    | no    | no       | no     | no
resendInvitation     pending         | writes                  | writes                  | no     | no    | no    | no       | no     | no
resendInvitation     expired         | writes                  | writes                  | no     | no    | no    | no       | no     | no
resendInvitation     revoked         | invitation-not-pending  | invitation-not-pending  | no     | no    | no    | no       | no     | no
resendInvitation     accepted        | invitation-not-pending  | invitation-not-pending  | no     | no    | no    | no       | no     | no
revokeInvitation     pending         | writes                  | writes                  | no     | no    | no    | no       | no     | no
revokeInvitation     expired         | writes                  | writes                  | no     | no    | no    | no       | no     | no
revokeInvitation     revoked         | invitation-not-pending  | invitation-not-pending  | no     | no    | no    | no       | no     | no
revokeInvitation     accepted        | invitation-not-pending  | invitation-not-pending  | no     | no    | no    | no       | no     | no
changeInvitation     pending         | writes                  | writes                  | no     | no    | no    | no       | no     | no
changeInvitation     expired         | invitation-not-pending  | invitation-not-pending  | no     | no    | no    | no       | no     | no
changeInvitation     revoked         | invitation-not-pending  | invitation-not-pending  | no     | no    | no    | no       | no     | no
changeInvitation     accepted        | invitation-not-pending  | invitation-not-pending  | no     | no    | no    | no       | no     | no
changeRights         owner           | primary-is-fixed        | primary-is-fixed        | no     | no    | no    | no       | no     | no
changeRights         administrator   | admin-access-is-fixed   | admin-access-is-fixed   | no     | no    | no    | no       | no     | no
changeRights         main            | writes                  | writes                  | no     | no    | no    | no       | no     | no
changeRights         sub             | writes                  | writes                  | no     | no    | no    | no       | no     | no
changeRights         self            | primary-is-fixed        | admin-access-is-fixed   | no     | no    | no    | no       | no     | no
changeRights         unknown         | unknown-member          | unknown-member          | no     | no    | no    | no       | no     | no
changeGrants         owner           | admin-access-is-fixed   | admin-access-is-fixed   | no     | no    | no    | no       | no     | no
changeGrants         administrator   | admin-access-is-fixed   | admin-access-is-fixed   | no     | no    | no    | no       | no     | no
changeGrants         main            | writes                  | writes                  | no     | no    | no    | no       | no     | no
changeGrants         sub             | grant-needs-main-home   | grant-needs-main-home   | no     | no    | no    | no       | no     | no
changeGrants         self            | admin-access-is-fixed   | admin-access-is-fixed   | no     | no    | no    | no       | no     | no
assignAdmin          owner           | primary-is-fixed        | primary-is-fixed        | no     | no    | no    | no       | no     | no
assignAdmin          administrator   | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
assignAdmin          main            | writes                  | writes                  | no     | no    | no    | no       | no     | no
assignAdmin          sub             | writes                  | writes                  | no     | no    | no    | no       | no     | no
assignAdmin          self            | primary-is-fixed        | nothing                 | no     | no    | no    | no       | no     | no
withdrawAdmin        owner           | primary-is-fixed        | primary-is-fixed        | no     | no    | no    | no       | no     | no
withdrawAdmin        administrator   | writes                  | writes                  | no     | no    | no    | no       | no     | no
withdrawAdmin        main            | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
withdrawAdmin        sub             | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
withdrawAdmin        self            | primary-is-fixed        | writes                  | no     | no    | no    | no       | no     | no
moveMember           owner           | primary-is-fixed        | primary-is-fixed        | no     | no    | no    | no       | no     | no
moveMember           administrator   | admin-access-is-fixed   | admin-access-is-fixed   | no     | no    | no    | no       | no     | no
moveMember           main            | writes                  | writes                  | no     | no    | no    | no       | no     | no
moveMember           sub             | writes                  | writes                  | no     | no    | no    | no       | no     | no
moveMember           self            | primary-is-fixed        | admin-access-is-fixed   | no     | no    | no    | no       | no     | no
suspendMember        owner           | primary-is-fixed        | primary-is-fixed        | no     | no    | no    | no       | no     | no
suspendMember        administrator   | writes                  | writes                  | no     | no    | no    | no       | no     | no
suspendMember        main            | writes                  | writes                  | no     | no    | no    | no       | no     | no
suspendMember        sub             | writes                  | writes                  | no     | no    | no    | no       | no     | no
suspendMember        suspended       | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
suspendMember        self            | primary-is-fixed        | cannot-remove-yourself  | no     | no    | no    | no       | no     | no
reinstateMember      owner           | primary-is-fixed        | primary-is-fixed        | no     | no    | no    | no       | no     | no
reinstateMember      administrator   | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
reinstateMember      main            | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
reinstateMember      sub             | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
reinstateMember      suspended       | writes                  | writes                  | no     | no    | no    | no       | no     | no
reinstateMember      self            | primary-is-fixed        | nothing                 | no     | no    | no    | no       | no     | no
removeMember         owner           | primary-is-fixed        | primary-is-fixed        | no     | no    | no    | no       | no     | no
removeMember         administrator   | writes                  | writes                  | no     | no    | no    | no       | no     | no
removeMember         main            | writes                  | writes                  | no     | no    | no    | no       | no     | no
removeMember         sub             | writes                  | writes                  | no     | no    | no    | no       | no     | no
removeMember         suspended       | writes                  | writes                  | no     | no    | no    | no       | no     | no
removeMember         self            | primary-is-fixed        | cannot-remove-yourself  | no     | no    | no    | no       | no     | no
endSessions          owner           | nothing                 | primary-is-fixed        | no     | no    | no    | no       | no     | no
endSessions          administrator   | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
endSessions          main            | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
endSessions          self            | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
endSessions          unknown         | unknown-member          | unknown-member          | no     | no    | no    | no       | no     | no
sendPasswordLink     owner           | nothing                 | primary-is-fixed        | no     | no    | no    | no       | no     | no
sendPasswordLink     administrator   | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
sendPasswordLink     main            | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
sendPasswordLink     sub             | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
sendPasswordLink     suspended       | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
sendPasswordLink     self            | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
sendPasswordLink     unknown         | unknown-member          | unknown-member          | no     | no    | no    | no       | no     | no
resetSecondFactor    owner           | own-second-factor       | primary-is-fixed        | no     | no    | no    | no       | no     | no
resetSecondFactor    administrator   | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
resetSecondFactor    main            | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
resetSecondFactor    sub             | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
resetSecondFactor    suspended       | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
resetSecondFactor    self            | own-second-factor       | own-second-factor       | no     | no    | no    | no       | no     | no
resetSecondFactor    unknown         | unknown-member          | unknown-member          | no     | no    | no    | no       | no     | no
viewAs               owner           | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
viewAs               main            | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
viewAs               suspended       | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
viewAs               unknown         | unknown-member          | unknown-member          | no     | no    | no    | no       | no     | no
demandSingleSignOn   on              | single-sign-on-first    | single-sign-on-first    | no     | no    | no    | no       | no     | no
demandSingleSignOn   off             | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
addProcessType       new             | writes                  | writes                  | no     | no    | no    | no       | no     | no
addProcessType       used            | already-exists          | already-exists          | no     | no    | no    | no       | no     | no
addProcessType       gone            | writes                  | writes                  | no     | no    | no    | no       | no     | no
changeProcessType    used            | writes                  | writes                  | no     | no    | no    | no       | no     | no
changeProcessType    gone            | unknown-process-type    | unknown-process-type    | no     | no    | no    | no       | no     | no
removeProcessType    used            | writes                  | writes                  | no     | no    | no    | no       | no     | no
removeProcessType    gone            | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
removeProcessType    unknown         | unknown-process-type    | unknown-process-type    | no     | no    | no    | no       | no     | no
changeDeadlines      other           | writes                  | writes                  | no     | no    | no    | no       | no     | no
changeDeadlines      default         | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
createToken          new             | writes                  | writes                  | no     | no    | no    | no       | no     | no
createToken          used            | already-exists          | already-exists          | no     | no    | no    | no       | no     | no
revokeToken          used            | writes                  | writes                  | no     | no    | no    | no       | no     | no
revokeToken          ended           | writes                  | writes                  | no     | no    | no    | no       | no     | no
revokeToken          unknown         | unknown-token           | unknown-token           | no     | no    | no    | no       | no     | no
createWebhook        new             | writes                  | writes                  | no     | no    | no    | no       | no     | no
createWebhook        used            | already-exists          | already-exists          | no     | no    | no    | no       | no     | no
changeWebhook        used            | writes                  | writes                  | no     | no    | no    | no       | no     | no
changeWebhook        unknown         | unknown-webhook         | unknown-webhook         | no     | no    | no    | no       | no     | no
removeWebhook        used            | writes                  | writes                  | no     | no    | no    | no       | no     | no
removeWebhook        unknown         | unknown-webhook         | unknown-webhook         | no     | no    | no    | no       | no     | no
renewWebhookSecret   used            | nothing                 | nothing                 | no     | no    | no    | no       | no     | no
renewWebhookSecret   unknown         | unknown-webhook         | unknown-webhook         | no     | no    | no    | no       | no     | no
`

/** Where the profile makes a difference (B18, B19). */
const hospitality = `
mutation             target          | owner                   | admin                   | reader | plain | north | stranger | visitor | suspended
createSubAccount     in-contract     | writes                  | writes                  | no     | no    | no    | no       | no     | no
createSubAccount     new             | unit-outside-contract   | unit-outside-contract   | no     | no    | no    | no       | no     | no
addUnit              main            | unit-outside-contract   | unit-outside-contract   | no     | no    | no    | no       | no     | no
addUnit              sub             | unit-outside-contract   | unit-outside-contract   | no     | no    | no    | no       | no     | no
renameUnit           main            | writes                  | writes                  | no     | no    | no    | no       | no     | no
removeUnit           main            | contract-unit-is-fixed  | contract-unit-is-fixed  | no     | no    | no    | no       | no     | no
removeUnit           sub             | writes                  | writes                  | no     | no    | no    | no       | no     | no
addProcessType       new             | right-outside-profile   | right-outside-profile   | no     | no    | no    | no       | no     | no
changeDeadlines      other           | right-outside-profile   | right-outside-profile   | no     | no    | no    | no       | no     | no
`

type Arguments = Readonly<Record<string, unknown>>

const accountOf: Arguments = {
  main: 'account-main',
  sub: 'account-south',
  archived: 'account-old',
  unknown: 'account-unknown',
}

const memberOf = (target: string, who: string): string => {
  const words: Record<string, string> = { administrator: 'second', main: 'plain', sub: 'north', self: who }
  return `member-${words[target] ?? target}`
}

const newUnit = { unitId: 'unit-new', identifier: 'HTL 9' }
const noAccess = { rights: [], roleIds: [], grants: [] }
const existing = {
  invitationId: 'invitation-new',
  username: 'person',
  email: 'person@elsewhere.example',
  ...noAccess,
}

/** Arguments that are right in every respect but the one that the target is about. */
const argumentsOf: { readonly [N in MutationName]: (target: string, who: string) => Arguments } = {
  createSubAccount: (target) => ({
    accountId: target === 'existing' ? 'account-south' : 'account-new',
    name: 'New',
    unit: target === 'in-contract' ? { unitId: 'unit-new', identifier: 'htl 3' } : newUnit,
  }),
  renameAccount: (target) => ({ accountId: accountOf[target], name: 'Another name' }),
  archiveAccount: (target) => ({ accountId: accountOf[target] }),
  restoreAccount: (target) => ({ accountId: accountOf[target] }),
  addUnit: (target) => ({ ...newUnit, accountId: accountOf[target] }),
  renameUnit: (target) => ({ unitId: target === 'main' ? 'unit-main' : 'unit-north', name: 'Another name' }),
  removeUnit: (target) => ({ unitId: target === 'main' ? 'unit-main' : 'unit-north' }),
  addService: (target) => ({
    serviceId: 'service-new',
    accountId: target === 'main' ? 'account-main' : 'account-north',
    unitId: target === 'main' ? 'unit-main' : 'unit-north',
    type: 'mnp',
  }),
  removeService: () => ({ serviceId: 'service-north' }),
  createRole: () => ({ roleId: 'role-new', name: 'New', rights: ['mail'] }),
  changeRole: (target) => ({ roleId: `role-${target}`, add: ['account'], remove: [] }),
  deleteRole: (target) => ({ roleId: `role-${target}` }),
  inviteMember: (target) => ({
    invitationId: 'invitation-new',
    name: 'New',
    email: 'new@elsewhere.example',
    homeAccountId: accountOf[target] ?? 'account-main',
    admin: target === 'administrator',
    ...noAccess,
  }),
  inviteExistingMember: (target, who) =>
    target === 'self'
      ? { ...existing, homeAccountId: 'account-main', username: who, email: `${who}@mewa.example` }
      : { ...existing, homeAccountId: accountOf[target] },
  resendInvitation: (target) => ({ invitationId: `invitation-${target}` }),
  revokeInvitation: (target) => ({ invitationId: `invitation-${target}` }),
  changeInvitation: (target) => ({
    invitationId: `invitation-${target}`,
    ...{ add: ['finance'], remove: ['mail'], addRoles: ['role-free'], removeRoles: [] },
    ...{ addGrants: ['account-south'], removeGrants: [] },
  }),
  changeRights: (target, who) => ({
    memberId: memberOf(target, who),
    add: ['finance'],
    remove: ['mail'],
    addRoles: ['role-free'],
    removeRoles: [],
  }),
  changeGrants: (target, who) => ({ memberId: memberOf(target, who), add: ['account-south'], remove: [] }),
  assignAdmin: (target, who) => ({ memberId: memberOf(target, who) }),
  withdrawAdmin: (target, who) => ({ memberId: memberOf(target, who) }),
  moveMember: (target, who) => ({ memberId: memberOf(target, who), homeAccountId: 'account-south' }),
  suspendMember: (target, who) => ({ memberId: memberOf(target, who) }),
  reinstateMember: (target, who) => ({ memberId: memberOf(target, who) }),
  removeMember: (target, who) => ({ memberId: memberOf(target, who) }),
  endSessions: (target, who) => ({ memberId: memberOf(target, who), sessionId: null }),
  sendPasswordLink: (target, who) => ({ memberId: memberOf(target, who) }),
  resetSecondFactor: (target, who) => ({ memberId: memberOf(target, who) }),
  viewAs: (target, who) => ({ memberId: memberOf(target, who) }),
  demandSingleSignOn: (target) => ({ demanded: target === 'on' }),
  addProcessType: (target) => ({ processTypeId: `type-${target}`.padEnd(8, '0'), name: 'Another type', days: 9 }),
  changeProcessType: (target) => ({ processTypeId: `type-${target}`, days: 9 }),
  removeProcessType: (target) => ({ processTypeId: `type-${target}` }),
  changeDeadlines: (target) => ({
    deadlines: [{ id: 'notice', term: { amount: target === 'default' ? 14 : 9, unit: 'days' } }],
    reset: [],
  }),
  createToken: (target) => ({ tokenId: `token-${target}`, name: 'ERP', scopes: ['read-directory'], endsAt: null }),
  revokeToken: (target) => ({ tokenId: `token-${target}` }),
  createWebhook: (target) => ({
    ...{ webhookId: `webhook-${target}`, name: 'ERP', url: 'https://erp.example/', events: ['access'] },
  }),
  changeWebhook: (target) => ({ webhookId: `webhook-${target}`, status: 'paused' }),
  removeWebhook: (target) => ({ webhookId: `webhook-${target}` }),
  renewWebhookSecret: (target) => ({ webhookId: `webhook-${target}` }),
}

interface Row {
  readonly name: MutationName
  readonly target: string
  readonly expected: readonly string[]
}

const rowsOf = (table: string): readonly Row[] =>
  table
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [head = '', ...expected] = line.split('|').map((cell) => cell.trim())
      const [name, target = ''] = head.split(/\s+/)
      return { name: name as MutationName, target, expected }
    })

const cell = (directory: Directory, { name, target }: Row, who: string): string => {
  const result = runAs(directory, who, name, argumentsOf[name](target, who))
  if (!isRefused(result)) return result.length > 0 ? 'writes' : 'nothing'
  return result.code === 'not-admin' ? 'no' : result.code
}

const setup = (profile: ProfileId, table: string) => ({ directory: sampleDirectory(profile), rows: rowsOf(table) })

describe.each([
  ['telecom', telecom],
  ['hospitality', hospitality],
] as const)('[B2] the rights matrix, %s', (profile, table) => {
  const { directory, rows } = setup(profile, table)

  it.each(rows)('[B2] $name, target: $target', (row) => {
    expect(persons.map((who) => cell(directory, row, who))).toEqual(row.expected)
  })
})

it('[B2] the matrix has a row for every mutation', () => {
  const { rows } = setup('telecom', telecom)
  expect([...new Set(rows.map(({ name }) => name))]).toEqual(Object.keys(mutationSchemas))
})
