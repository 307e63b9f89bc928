import fc from 'fast-check'
import type { Facts } from '../facts.ts'
import { deadlineIds } from '../../sections/processes/deadlines.ts'
import { undeliveredReasons } from '../records.ts'
import { historyKinds } from '../history/history-kinds.ts'
import { tokenScopes } from '../tokens.ts'
import { now } from './sample-directory.ts'
import type { MutationName, SystemMutationName } from '../mutations/mutations.ts'

type AnyName = MutationName | SystemMutationName

export interface ArbitraryMutation {
  readonly name: AnyName
  readonly args: Readonly<Record<string, unknown>>
  readonly who: string
  readonly facts: Facts
  /** How long after the one before. */
  readonly afterMs: number
}

const oneOf = (prefix: string, words: readonly string[]) => fc.constantFrom(...words.map((word) => `${prefix}-${word}`))

/** Mostly the first, so that what is refused for other reasons than this does not drown in it. */
const mostly = <T>(usual: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 15, arbitrary: usual }, { weight: 1, arbitrary: seldom })

const accountId = mostly(oneOf('account', ['main', 'north', 'south', 'new-1']), oneOf('account', ['old', 'unknown']))
const subAccountId = mostly(oneOf('account', ['north', 'south', 'new-1']), accountId)
const unitId = oneOf('unit', ['main', 'north', 'new-1', 'new-2', 'new-3'])
const serviceId = oneOf('service', ['north', 'new-1', 'new-2'])
const roleId = mostly(oneOf('role', ['used', 'free']), oneOf('role', ['new-1', 'unknown']))
const people = ['owner', 'admin', 'second', 'reader', 'plain', 'north', 'suspended', 'new-1', 'new-2', 'unknown']
const memberId = oneOf('member', people)
const invitations = ['pending', 'overdue', 'expired', 'revoked', 'accepted', 'new-1', 'new-2', 'new-3', 'new-4']
const invitationId = oneOf('invitation', invitations)
const strangers = ['new-1', 'new-2', 'new-3', 'plain']
const loginId = oneOf('login', people)
const identifier = fc.constantFrom('HTL 1', 'htl 2', 'HTL 3', 'Htl  4', 'PT 5', 'PT 6')
const name = fc.constantFrom('Anna', 'Łucja', 'שלום')
const emails = ['plain@mewa.example', 'Invited-Expired@mewa.example', 'one@new.example', 'two@new.example']
const email = fc.constantFrom(...emails, 'three@new.example', 'four@new.example')
const username = fc.constantFrom('plain', 'anna', 'north')
const right = mostly(fc.constantFrom('mail', 'finance', 'account'), fc.constantFrom('processes', 'calendar'))
const rights = fc.array(right, { maxLength: 4 })
const roleIds = fc.array(roleId, { maxLength: 3 })
const grants = fc.array(subAccountId, { maxLength: 2 })
const unit = { unitId, identifier, name: fc.option(name, { nil: undefined }) }
const promised = { homeAccountId: accountId, rights, roleIds, grants }

const processTypeId = oneOf('type', ['used', 'gone', 'new-1', 'unknown'])
const dayUnit = fc.constantFrom(undefined, 'days', 'working-days')
const days = mostly(fc.integer({ min: 1, max: 9 }), fc.constantFrom(0, 366))
const deadlineId = fc.constantFrom(...deadlineIds)
const term = fc.constantFrom(null, { amount: 3, unit: 'days' }, { amount: 6, unit: 'working-hours' })

const tokenId = oneOf('token', ['used', 'ended', 'new-1', 'new-2', 'unknown'])
const endsAt = fc.constantFrom(null, now - 1, now + 24 * 60 * 60 * 1000)
const webhookId = oneOf('webhook', ['used', 'new-1', 'unknown'])
const url = fc.constantFrom('https://erp.mewa.example/events', 'http://10.0.0.1/', 'ftp://erp.mewa.example')
const events = fc.array(fc.constantFrom(...historyKinds), { maxLength: 3 })

/** Arguments that often fit the sample directory, and often do not. */
const argumentsOf: { readonly [N in Exclude<AnyName, 'registerOrganization'>]: Record<string, fc.Arbitrary<unknown>> } =
  {
    createSubAccount: { accountId, name, unit: fc.record(unit) },
    renameAccount: { accountId, name },
    archiveAccount: { accountId },
    restoreAccount: { accountId },
    addUnit: { ...unit, accountId },
    renameUnit: { unitId, name: fc.option(name) },
    removeUnit: { unitId },
    addService: { serviceId, accountId, unitId, type: fc.constantFrom('fnp', 'mnp', 'dining') },
    removeService: { serviceId },
    createRole: { roleId, name, rights },
    changeRole: { roleId, add: rights, remove: rights },
    deleteRole: { roleId },
    inviteMember: { invitationId, name, email, admin: fc.boolean(), ...promised },
    inviteExistingMember: { invitationId, username, email, ...promised },
    resendInvitation: { invitationId },
    revokeInvitation: { invitationId },
    changeInvitation: {
      invitationId,
      ...{ add: rights, remove: rights, addRoles: roleIds, removeRoles: roleIds },
      ...{ addGrants: grants, removeGrants: grants },
    },
    changeRights: { memberId, add: rights, remove: rights, addRoles: roleIds, removeRoles: roleIds },
    changeGrants: { memberId, add: grants, remove: grants },
    assignAdmin: { memberId },
    withdrawAdmin: { memberId },
    moveMember: { memberId, homeAccountId: accountId },
    suspendMember: { memberId },
    reinstateMember: { memberId },
    removeMember: { memberId },
    addProcessType: { processTypeId, name, days, unit: dayUnit },
    changeProcessType: { processTypeId, name, days, unit: dayUnit },
    removeProcessType: { processTypeId },
    changeDeadlines: {
      deadlines: fc.array(fc.record({ id: deadlineId, term }), { maxLength: 3 }),
      reset: fc.array(deadlineId, { maxLength: 2 }),
    },
    createToken: { tokenId, name, scopes: fc.array(fc.constantFrom(...tokenScopes), { maxLength: 3 }), endsAt },
    revokeToken: { tokenId },
    createWebhook: { webhookId, name, url, events },
    changeWebhook: { webhookId, events, status: fc.constantFrom(undefined, 'active', 'paused') },
    removeWebhook: { webhookId },
    renewWebhookSecret: { webhookId },
    stopWebhook: { webhookId },
    endSessions: { memberId, sessionId: fc.constantFrom(null, 'session-one') },
    sendPasswordLink: { memberId },
    resetSecondFactor: { memberId },
    // Demanding it takes a session by the provider, which these actors do not have.
    demandSingleSignOn: { demanded: fc.constant(false) },
    clearSingleSignOn: { organizationId: fc.constantFrom('organization-mewa', 'another') },
    viewAs: { memberId, reason: fc.option(name, { nil: undefined }) },
    acceptInvitation: {
      invitationId,
      memberId: oneOf('member', strangers),
      loginId: oneOf('login', strangers),
      name,
      username,
      email,
    },
    confirmEmail: { loginId, email },
    expireInvitation: { invitationId },
    endContractUnit: { identifier: unit.identifier, until: fc.constantFrom('2026-11-21', '2026-11-30') },
    recordDelivery: {
      invitationId,
      sentAt: fc.constantFrom(now, now - 1000, 1),
      reason: fc.constantFrom(null, ...undeliveredReasons),
    },
    recordSignIn: { loginId },
  }

const facts = fc.record(
  {
    unit: fc.record({
      claimed: fc.boolean(),
      coveredBy: fc.constantFrom(null, { name: 'Another', taxId: '1111111111' }, { name: 'Mewa', taxId: '5842511086' }),
    }),
    mailRefused: mostly(fc.constant(undefined), fc.constant({ by: 'recipient', afterMs: 1000 })),
    triesAfterMs: mostly(fc.constant(undefined), fc.constant(1000)),
    login: mostly(fc.record({ loginId: oneOf('login', strangers), primaryOf: fc.constant([]) }), fc.constant(null)),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Facts>

export const arbitraryMutation: fc.Arbitrary<ArbitraryMutation> = fc
  .constantFrom(...(Object.keys(argumentsOf) as (keyof typeof argumentsOf)[]))
  .chain((mutationName) =>
    fc.record({
      name: fc.constant(mutationName),
      args: fc.record(argumentsOf[mutationName]),
      who: fc.constantFrom('owner', 'owner', 'owner', 'admin', 'admin', 'second', 'plain', 'north', 'suspended'),
      facts,
      afterMs: mostly(fc.constantFrom(0, 1000), fc.constantFrom(24 * 60 * 60 * 1000, 8 * 24 * 60 * 60 * 1000)),
    }),
  )
