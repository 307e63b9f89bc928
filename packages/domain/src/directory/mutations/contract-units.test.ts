import { expect, it } from 'vitest'
import type { LoginId, OrganizationId } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import type { Facts } from '../facts.ts'
import type { Organization } from '../records.ts'
import { actorCalled, isRefused, resultOf, runAs } from '../testing/run-as.ts'
import { now, sampleDirectory } from '../testing/sample-directory.ts'
import { setContractUnit as definition } from './set-contract-unit.ts'

const operator = { kind: 'operator', loginId: 'login-olga' as LoginId, name: 'Olga Operator' } as const
const system = { kind: 'system' } as const
const term = { identifier: 'HTL 3', from: '2026-01-01', until: null }

const setup = (contract: object = {}) => {
  const directory = sampleDirectory('hospitality')
  const { organization } = directory
  if (organization === null) throw new Error('the sample is registered')
  directory.organization = { ...organization, contract: { ...organization.contract, ...contract } }
  const run = (
    name: string,
    args: object,
    { facts = {}, actor = operator }: { facts?: Facts; actor?: Parameters<typeof resultOf>[2]['actor'] } = {},
  ) => {
    const result = resultOf(directory, { name, version: 1, args }, { actor, now, facts })
    return isRefused(result)
      ? result
      : result.map(({ kind, id, record }) => (kind === 'organization' ? contractOf(record) : { kind, id, record }))
  }
  const contractOf = (record: unknown) => (record as Organization).contract
  return { directory, run, contract: directory.organization.contract, facts: {} }
}

it('[B18] the operator sets the days of a unit, and adds one that the contract does not list', () => {
  const { run, contract } = setup()
  expect(run('setContractUnit', { ...term, identifier: 'htl 3', until: '2026-12-31' })).toEqual([
    { ...contract, terms: [{ ...term, until: '2026-12-31' }] },
  ])
  expect(run('setContractUnit', { ...term, identifier: 'HTL 9' })).toEqual([
    { ...contract, units: [...contract.units, 'HTL 9'], terms: [{ ...term, identifier: 'HTL 9' }] },
  ])
})

it('[B18] days that are set again replace the earlier ones, and the same ones change nothing', () => {
  const { run, contract } = setup({ terms: [term] })
  expect(run('setContractUnit', { ...term, from: '2026-02-01' })).toEqual([
    { ...contract, terms: [{ ...term, from: '2026-02-01' }] },
  ])
  expect(run('setContractUnit', term)).toEqual([])
})

it('[B24] [S11] refused: days in the wrong order, another entity’s or organisation’s unit, one unit too many', () => {
  const { run } = setup({ units: Array.from({ length: limits.contractUnitsMax }, (_, at) => `U ${at}`) })
  const coveredBy = { name: 'Orla', taxId: '5261040567' }
  expect([
    run('setContractUnit', { ...term, until: '2025-12-31' }),
    run('setContractUnit', { ...term, from: '2026-02-30' }),
    run('setContractUnit', term, { facts: { unit: { claimed: false, coveredBy } } }),
    run('setContractUnit', term, { facts: { takenContractUnit: 'HTL 3' } }),
    run('setContractUnit', term),
  ]).toEqual([
    { code: 'invalid-arguments', issues: [{ path: 'until', reason: 'before-from' }] },
    { code: 'invalid-arguments', issues: [{ path: 'from', reason: 'not-a-date' }] },
    { code: 'different-legal-entity', identifier: 'HTL 3' },
    { code: 'unit-taken', identifier: 'HTL 3', accountName: null },
    { code: 'too-many-records', kind: 'unit', max: limits.contractUnitsMax },
  ])
})

it('[B19] for administrators neither mutation exists', () => {
  const { run } = setup()
  const actor = actorCalled('owner')
  expect(run('setContractUnit', term, { actor })).toEqual({ code: 'unknown-mutation', name: 'setContractUnit' })
  expect(run('endContractUnit', { identifier: 'HTL 3', until: '2026-11-21' }, { actor })).toEqual({
    ...{ code: 'unknown-mutation', name: 'endContractUnit' },
  })
})

it.each([
  ['before its first day', { ...term, from: '2026-11-23' }, false],
  ['on its first day', { ...term, from: '2026-11-22' }, true],
  ['on its last day', { ...term, until: '2026-11-22' }, true],
  ['after its last day', { ...term, until: '2026-11-21' }, false],
])('[B18] [B19] %s a unit can be added to an account: %o %s', (_when, days, covered) => {
  const { directory } = setup({ terms: [days] })
  const args = { unitId: 'unit-new-0001', accountId: 'account-north', identifier: 'HTL 3' }
  const added = [
    {
      kind: 'unit',
      id: 'unit-new-0001',
      record: { id: 'unit-new-0001', accountId: 'account-north', identifier: 'HTL 3', name: null },
    },
  ]
  const outside = { code: 'unit-outside-contract', identifier: 'HTL 3', contractNumber: 'K/2026/7' }
  expect(runAs(directory, 'admin', 'addUnit', args)).toEqual(covered ? added : outside)
})

it('[B18] the day after its last one, a unit leaves the contract and its account with its services', () => {
  const { run, contract } = setup({ terms: [{ ...term, identifier: 'HTL 2', until: '2026-11-21' }] })
  const end = { identifier: 'HTL 2', until: '2026-11-21' }
  expect(run('endContractUnit', end, { actor: system })).toEqual([
    { kind: 'service', id: 'service-north', record: null },
    { kind: 'unit', id: 'unit-north', record: null },
    { ...contract, units: ['HTL 1', 'HTL 3', 'HTL 4'], terms: [] },
  ])
  expect(run('endContractUnit', { ...end, until: '2026-11-20' }, { actor: system })).toEqual([])
  expect(run('endContractUnit', { ...end, identifier: 'HTL 8' }, { actor: system })).toEqual([])
})

it('[B18] on its last day it stays', () => {
  const { run } = setup({ terms: [{ ...term, until: '2026-11-22' }] })
  expect(run('endContractUnit', { identifier: 'HTL 3', until: '2026-11-22' }, { actor: system })).toEqual([])
})

it('[B18] the end of a unit is due at the first moment of the next day in Warsaw', () => {
  const { directory } = setup()
  const effects = (until: string | null) =>
    definition.effects?.({
      ...{ args: { ...term, until } as never, changes: [], content: directory, facts: {}, now, accountId: null },
    })
  expect(effects('2026-12-31')).toEqual([
    {
      kind: 'end-contract-unit',
      payload: { organizationId: 'organization-mewa' as OrganizationId, identifier: 'HTL 3', until: '2026-12-31' },
      dueAt: Date.UTC(2026, 11, 31, 23),
    },
  ])
  expect(effects(null)).toEqual([])
})
