import { expect, it } from 'vitest'
import type { Actor, SignInMethod } from '../../kernel/actor.ts'
import { accessSnapshot } from '../access/access-snapshot.ts'
import { admitsSession, sessionBarrier } from '../access/session-access.ts'
import type { Directory } from '../directory.ts'
import { organizationOf } from '../organization-of.ts'
import { actorCalled, resultOf } from '../testing/run-as.ts'
import { now, sampleDirectory } from '../testing/sample-directory.ts'

const byProvider = (who: string) => ({ ...actorCalled(who), signedInBy: 'provider' }) as const
const operator = { kind: 'operator', loginId: actorCalled('olga').loginId, name: 'Olga Operator' } as const

const setup = ({ demanded }: { readonly demanded: boolean }) => {
  const sample = sampleDirectory('telecom')
  const organization = organizationOf(sample)
  const directory: Directory = {
    ...sample,
    organization: demanded ? { ...organization, singleSignOn: true } : organization,
  }
  const run = (actor: Actor, name: string, args: object) =>
    resultOf(directory, { name, version: 1, args }, { actor, now, facts: {} })
  return { directory, organization, run }
}

it('[ISSUE 11] an administrator who has signed in through the provider demands single sign-on, and lifts it', () => {
  const off = setup({ demanded: false })
  expect(off.run(byProvider('admin'), 'demandSingleSignOn', { demanded: true })).toEqual([
    { kind: 'organization', id: off.organization.id, record: { ...off.organization, singleSignOn: true } },
  ])
  expect(off.run(byProvider('admin'), 'demandSingleSignOn', { demanded: false })).toEqual([])
  const on = setup({ demanded: true })
  expect(on.run(byProvider('admin'), 'demandSingleSignOn', { demanded: true })).toEqual([])
  expect(on.run(byProvider('admin'), 'demandSingleSignOn', { demanded: false })).toEqual([
    { kind: 'organization', id: on.organization.id, record: on.organization },
  ])
})

it('[ISSUE 11] who has signed in otherwise does not demand it, so no one closes the organisation to all', () => {
  const { run } = setup({ demanded: false })
  for (const signedInBy of [undefined, 'password', 'passkey'] as const)
    expect(
      run({ ...actorCalled('admin'), ...(signedInBy && { signedInBy }) }, 'demandSingleSignOn', { demanded: true }),
    ).toEqual({ code: 'single-sign-on-first' })
})

it('[ISSUE 11] members without administration, programs, and the server do not demand it', () => {
  const { run } = setup({ demanded: false })
  const demand = (actor: Actor) => run(actor, 'demandSingleSignOn', { demanded: true })
  expect([
    demand(byProvider('plain')),
    demand(byProvider('stranger')),
    demand({ kind: 'system' }),
    demand(operator),
  ]).toEqual(Array(4).fill({ code: 'not-admin' }))
  expect(run(byProvider('admin'), 'demandSingleSignOn', { demanded: 'yes' })).toMatchObject({
    code: 'invalid-arguments',
  })
})

it('[ISSUE 11] the operator lifts it, and the command on the machine; for a member neither exists', () => {
  const { run, organization } = setup({ demanded: true })
  const lifted = [{ kind: 'organization', id: organization.id, record: organization }]
  expect(run(operator, 'liftSingleSignOn', {})).toEqual(lifted)
  expect(run({ kind: 'system' }, 'clearSingleSignOn', { organizationId: organization.id })).toEqual(lifted)
  expect(run({ kind: 'system' }, 'clearSingleSignOn', { organizationId: 'another-organization' })).toEqual([])
  for (const name of ['liftSingleSignOn', 'clearSingleSignOn'])
    expect(run(byProvider('owner'), name, {})).toEqual({ code: 'unknown-mutation', name })
  expect(setup({ demanded: false }).run(operator, 'liftSingleSignOn', {})).toEqual([])
})

it('[ISSUE 11] a session made otherwise changes nothing where it is demanded, whatever its rights', () => {
  const { run } = setup({ demanded: true })
  const rename = (actor: Actor) => run(actor, 'renameAccount', { accountId: 'account-north', name: 'Północ' })
  expect(rename(byProvider('admin'))).toHaveLength(1)
  expect(rename(actorCalled('owner'))).toEqual({ code: 'single-sign-on-required' })
  expect(rename({ ...actorCalled('admin'), signedInBy: 'passkey' })).toEqual({ code: 'single-sign-on-required' })
  // Someone without access learns nothing about the demand.
  expect(rename(actorCalled('plain'))).toEqual({ code: 'not-admin' })
})

it.each<[SignInMethod | null | undefined, boolean, boolean]>([
  ['provider', true, true],
  ['password', true, false],
  ['passkey', true, false],
  [null, true, false],
  [undefined, true, false],
  ['a way of a newer server' as SignInMethod, true, false],
  ['password', false, true],
  [undefined, false, true],
])('[ISSUE 11] a session by %s, single sign-on demanded: %s, is admitted: %s', (signedInBy, demanded, admitted) => {
  const { directory } = setup({ demanded })
  expect(admitsSession(directory, signedInBy)).toBe(admitted)
})

it('[ISSUE 11] programs, operators and the server have no session, so the demand does not concern them', () => {
  const { directory } = setup({ demanded: true })
  const program = { kind: 'application', tokenId: 'token-used' } as unknown as Actor
  expect([program, operator, { kind: 'system' } as const].map((actor) => sessionBarrier(directory, actor))).toEqual(
    Array(3).fill(null),
  )
})

it('[ISSUE 11] the snapshot of another session names the organisation, opens nothing of it, and leaves others open', () => {
  const [closed, open] = [setup({ demanded: true }).directory, setup({ demanded: false }).directory]
  const login = { id: actorCalled('owner').loginId, name: 'O', username: 'owner', email: 'owner@mewa.example' }
  const [awaiting, other] = accessSnapshot(login, [closed, open], 'password').organizations
  const whole = accessSnapshot(login, [closed], 'provider').organizations[0]
  expect(whole?.awaitsSingleSignOn).toBeUndefined()
  expect(awaiting).toEqual({
    ...whole,
    ...{ directory: 'none', accounts: [], contact: null },
    awaitsSingleSignOn: { directory: 'write', accounts: whole?.accounts.map(({ id, rights }) => ({ id, rights })) },
  })
  expect(other?.accounts.length).toBeGreaterThan(0)
})
