import { expect, it } from 'vitest'
import type { LoginId } from '../kernel/ids.ts'
import { mailScene, message } from '../sections/mail/testing/mail-scene.ts'
import type { Facts } from './facts.ts'
import { organization } from './testing/sample-directory.ts'
import { actorCalled, isRefused, resultOf, type Result } from './testing/run-as.ts'
import { account, fill, invitation, member, now, sampleDirectory, unit } from './testing/sample-directory.ts'
import { emptyDirectory, type WritableDirectory } from './directory.ts'
import {
  type ContractRefusal,
  contractRefusalCodes,
  isContractRefusal,
  type RefusedPerson,
  refusedPeople,
  type WayOut,
  waysOut,
} from './ways-out.ts'

const orla = { name: 'Orla', taxId: '5261040567' }
const login = { loginId: 'login-jan' as LoginId, primaryOf: [{ organizationId: 'orla', taxId: orla.taxId }] }
const operator = { kind: 'operator', loginId: 'login-olga' as LoginId, name: 'Olga Operator' } as const
const system = { kind: 'system' } as const
type ActorOf = Parameters<typeof resultOf>[2]['actor']

const setup = () => {
  const directory = sampleDirectory('hospitality')
  const run = (actor: ActorOf, name: string, args: object, facts: Facts = {}, of: WritableDirectory = directory) =>
    resultOf(of, { name, version: 1, args }, { actor, now, facts })
  return { directory, run }
}
const add = (identifier: string) => ({ unitId: 'unit-added', accountId: 'account-main', identifier })
const invited = {
  ...{ invitationId: 'invitation-new', homeAccountId: 'account-main', rights: [], roleIds: [], grants: [] },
  ...{ email: 'jan@orla.example', language: 'pl' },
}
const registered = (identifier: string, username: string) => ({
  organization: {
    ...organization('hospitality'),
    id: 'organization-new',
    contract: { number: 'K/1', units: [identifier] },
  },
  account: account('account-new', { kind: 'main', parentId: null, position: 0 }),
  unit: unit('unit-new', 'account-new', identifier),
  owner: member(username, { homeAccountId: 'account-new', primary: true, admin: true }),
})
const taken = { unit: { claimed: true, coveredBy: null } }
const ofAnother = { unit: { claimed: false, coveredBy: orla } }
const setDays = { from: '2026-01-01', until: null }

/** Every refusal of these rules, as the mutations give it to each person who may receive it. */
const refusals: readonly (readonly [RefusedPerson, ContractRefusal['code'], () => Result, readonly WayOut['to'][]])[] =
  [
    ['administrator', 'unit-taken', () => admin('addUnit', add('HTL 2')), ['accounts']],
    ['administrator', 'unit-taken', () => admin('addUnit', add('HTL 3'), taken), ['conversation']],
    ['administrator', 'unit-outside-contract', () => admin('addUnit', add('HTL 9')), ['request', 'request']],
    [
      ...(['administrator', 'unit-outside-contract'] as const),
      () => admin('createSubAccount', { accountId: 'account-new', name: 'New', unit: add('HTL 9') }),
      ['request', 'request'],
    ],
    [
      ...(['administrator', 'different-legal-entity'] as const),
      () => admin('addUnit', add('HTL 9'), ofAnother),
      ['registration', 'conversation'],
    ],
    ['administrator', 'contract-unit-is-fixed', () => admin('removeUnit', { unitId: 'unit-main' }), ['conversation']],
    [
      ...(['administrator', 'login-is-primary-elsewhere'] as const),
      () => admin('inviteExistingMember', { ...invited, username: 'jan' }, { login }),
      ['second-login'],
    ],
    [
      'invited',
      'login-is-primary-elsewhere',
      () => accept({ ...login, username: 'jan', email: 'jan@orla.example' }),
      ['second-login'],
    ],
    [
      ...(['visitor', 'unit-taken'] as const),
      () => setup().run(system, 'registerOrganization', registered('HTL 3', 'ewa'), taken, emptyDirectory()),
      ['sign-in'],
    ],
    [
      ...(['operator', 'unit-taken'] as const),
      () => operate('setContractUnit', { ...setDays, identifier: 'HTL 9' }, { takenContractUnit: 'HTL 9' }),
      ['unit-register'],
    ],
    ['operator', 'unit-taken', () => operate('coverUnit', add('HTL 2')), ['unit-register']],
    ['operator', 'different-legal-entity', () => operate('coverUnit', add('HTL 9'), ofAnother), ['unit-register']],
  ]
const withInvitation = () => {
  const { directory, run } = setup()
  fill(directory.invitation, [invitation('jan', { email: 'jan@orla.example' })])
  return { directory, run }
}
const admin = (name: string, args: object, facts: Facts = {}) => setup().run(actorCalled('admin'), name, args, facts)
const operate = (name: string, args: object, facts: Facts = {}) => setup().run(operator, name, args, facts)
const accept = ({ loginId, primaryOf, username, email }: typeof login & { username: string; email: string }) =>
  withInvitation().run(
    ...([system, 'acceptInvitation'] as const),
    { invitationId: 'invitation-jan', memberId: 'member-jan', loginId, name: 'Jan', username, email },
    { login: { loginId, primaryOf } },
  )
const refusalOf = (result: Result): ContractRefusal => {
  if (!isRefused(result) || !isContractRefusal(result)) throw new Error(`refused otherwise: ${JSON.stringify(result)}`)
  return result
}

/** Goes the way as that person: true where its place takes them. */
const leads = (way: WayOut): boolean => {
  switch (way.to) {
    case 'request': {
      const requested = { kind: way.kind, unitId: 'unit-asked', to: way.identifier, name: null }
      return mailScene().run('adam', 'sendRequest', { ...message('conversation-1'), requested }) === null
    }
    case 'conversation':
      return mailScene().run('adam', 'startConversation', { ...message('conversation-1'), subject: 'Obiekt' }) === null
    case 'registration':
      return !isRefused(
        setup().run(system, 'registerOrganization', registered('HTL 9', 'another'), {}, emptyDirectory()),
      )
    case 'second-login':
      return !isRefused(admin('inviteMember', { ...invited, name: 'Jan', admin: false, email: 'jan2@orla.example' }))
    case 'accounts':
    case 'unit-register':
      return way.search !== ''
    case 'sign-in':
      return true
  }
}

it.each(refusals)('[B24] [B25] %s: %s is refused with a way out that takes this person', (by, code, refused, to) => {
  const refusal = refusalOf(refused())
  const ways = waysOut(refusal, by)
  expect([refusal.code, ways.map((way) => way.to), ways.map(leads)]).toEqual([code, to, to.map(() => true)])
})

it('[B25] the invited person accepts with a second login', () => {
  const second = { loginId: 'login-jan-2' as LoginId, primaryOf: [] }
  expect(accept({ ...second, username: 'jan.second', email: 'jan2@orla.example' })).toMatchObject([
    { kind: 'member' },
    { kind: 'invitation' },
  ])
})

it('[B24] [B25] the table has every refusal of these rules, and no person has a way from what they never receive', () => {
  expect([...new Set(refusals.map(([, code]) => code))].sort()).toEqual([...contractRefusalCodes].sort())
  const received = new Set(refusals.map(([by, code]) => `${by} ${code}`))
  const samples = refusals.map(([, , refused]) => refusalOf(refused()))
  const withWays = refusedPeople.flatMap((by) =>
    samples.filter((refusal) => waysOut(refusal, by).length > 0).map(({ code }) => `${by} ${code}`),
  )
  expect([...new Set(withWays)].sort()).toEqual([...received].sort())
})
