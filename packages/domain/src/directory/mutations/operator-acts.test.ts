import { expect, it } from 'vitest'
import type { LoginId } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import type { Facts } from '../facts.ts'
import { actorCalled, isRefused, resultOf } from '../testing/run-as.ts'
import { now, sampleDirectory } from '../testing/sample-directory.ts'

const operator = { kind: 'operator', loginId: 'login-olga' as LoginId, name: 'Olga Operator' } as const

const setup = (profile: 'telecom' | 'hospitality' = 'telecom') => {
  const directory = sampleDirectory(profile)
  const run = (
    name: string,
    args: object,
    facts: Facts = {},
    actor: Parameters<typeof resultOf>[2]['actor'] = operator,
  ) => resultOf(directory, { name, version: 1, args }, { actor, now, facts })
  const [member, other] = [...directory.member.values()]
  if (member === undefined || other === undefined) throw new Error('the sample has people')
  const person = { memberId: member.id, name: member.name, email: member.email }
  return { directory, run, member, other, person }
}
const recordsOf = (result: ReturnType<typeof resultOf>) =>
  isRefused(result) ? result : result.map(({ record }) => record)

it('[B14] the operator changes a telephone number, and an e-mail that counts once its owner confirms it', () => {
  const { run, member, person } = setup()
  expect(recordsOf(run('changeContact', { person, phone: '58 320 00 00' }))).toEqual([
    { ...member, phone: '+48583200000' },
  ])
  expect(recordsOf(run('changeContact', { person, email: 'nowy@mewa.example' }))).toEqual([
    { ...member, newEmail: 'nowy@mewa.example' },
  ])
})

it('[B14] no one else changes them: for a member the mutation does not exist', () => {
  const { run, person } = setup()
  for (const actor of [actorCalled('owner'), { kind: 'system' } as const])
    expect(run('changeContact', { person, phone: '58 320 00 00' }, {}, actor)).toEqual({
      ...{ code: 'unknown-mutation', name: 'changeContact' },
    })
})

it('[B14] a person who is not the one that the operator was shown is not changed', () => {
  const { run, person, other } = setup()
  const phone = '+48583200000'
  expect([
    run('changeContact', { person: { ...person, memberId: other.id }, phone }),
    run('changeContact', { person: { ...person, name: 'Someone Else' }, phone }),
    run('changeContact', { person: { ...person, memberId: 'member-unknown' }, phone }),
    run('changeContact', { person, email: other.email }),
    run('changeContact', { person, phone: '12' }),
  ]).toEqual([
    { code: 'person-changed', name: person.name },
    { code: 'person-changed', name: 'Someone Else' },
    { code: 'unknown-member', recordId: 'member-unknown' },
    { code: 'email-in-use', email: other.email, by: 'member' },
    { code: 'invalid-arguments', issues: [{ path: 'phone', reason: 'not-a-phone' }] },
  ])
})

it('[ISSUE 8 D] the operator turns off the second factor of the person that was shown, and of no one else', () => {
  const { run, person } = setup()
  expect([
    run('turnOffSecondFactor', person),
    run('turnOffSecondFactor', { ...person, email: 'other@mewa.example' }),
    run('turnOffSecondFactor', person, {}, actorCalled('owner')),
  ]).toEqual([
    [],
    { code: 'person-changed', name: person.name },
    { code: 'unknown-mutation', name: 'turnOffSecondFactor' },
  ])
})

it.each(['telecom', 'hospitality'] as const)(
  '[B22, B23] %s: a covered unit is in the contract and in the account',
  (profile) => {
    const { run, directory } = setup(profile)
    const { organization } = directory
    const args = { accountId: 'account-main', unitId: 'unit-new-0001', identifier: 'NEW 1' }
    const unit = { id: 'unit-new-0001', accountId: 'account-main', identifier: 'NEW 1', name: null }
    const terms = [{ identifier: 'NEW 1', from: '2026-11-22', until: null }]
    const contract = { ...organization?.contract, units: [...(organization?.contract.units ?? []), 'NEW 1'], terms }
    expect(recordsOf(run('coverUnit', args))).toEqual([{ ...organization, contract }, unit])
    expect(recordsOf(run('coverUnit', { ...args, name: 'Nowy' }))).toContainEqual({ ...unit, name: 'Nowy' })
  },
)

it('[B24] a unit of another legal entity is not covered, nor one that another organisation has', () => {
  const { run } = setup()
  const args = { accountId: 'account-main', unitId: 'unit-new-0001', identifier: 'NEW 1' }
  const coveredBy = { name: 'Orla', taxId: '5261040567' }
  expect([
    run('coverUnit', args, { unit: { claimed: false, coveredBy } }),
    run('coverUnit', args, { takenContractUnit: 'NEW 1' }),
    run('coverUnit', args, { unit: { claimed: true, coveredBy: null } }),
    run('coverUnit', { ...args, accountId: 'account-none' }),
  ]).toEqual([
    { code: 'different-legal-entity', identifier: 'NEW 1' },
    { code: 'unit-taken', identifier: 'NEW 1', accountName: null },
    { code: 'unit-taken', identifier: 'NEW 1', accountName: null },
    { code: 'unknown-account', recordId: 'account-none' },
  ])
})

it('[S11] a contract covers a bounded number of units', () => {
  const { directory } = setup()
  const { organization } = directory
  if (organization === null) throw new Error('the sample is registered')
  const units = Array.from({ length: limits.contractUnitsMax }, (_, at) => `U ${at}`)
  const full = { ...directory, organization: { ...organization, contract: { ...organization.contract, units } } }
  const args = { accountId: 'account-main', unitId: 'unit-new-0001', identifier: 'NEW 1' }
  const context = { actor: operator, now, facts: {} }
  expect(resultOf(full, { name: 'coverUnit', version: 1, args }, context)).toEqual({
    ...{ code: 'too-many-records', kind: 'unit', max: limits.contractUnitsMax },
  })
})
