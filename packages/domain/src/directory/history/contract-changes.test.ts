import { expect, it } from 'vitest'
import { contractChanges } from './contract-changes.ts'

const organization = (units: readonly string[], terms?: readonly object[]) => ({
  ...{ id: 'organization-1', profile: 'telecom', legalEntity: { name: 'Mewa', taxId: '1' }, demonstration: false },
  contract: { number: 'U/1', units, ...(terms === undefined ? {} : { terms }) },
})
const changed = (before: object | null, after: object | null) =>
  contractChanges([{ kind: 'organization', id: 'organization-1', before, after } as never])

it('[B18] [B19] a change of the contract is read unit by unit, with its days before and after', () => {
  const from = organization(['PT 1', 'PT 2'])
  const days = { identifier: 'PT 1', from: '2026-01-01', until: '2026-12-31' }
  expect(changed(from, organization(['PT 1', 'PT 2'], [days]))).toEqual([
    { identifier: 'PT 1', before: { from: null, until: null }, after: { from: '2026-01-01', until: '2026-12-31' } },
  ])
  expect(changed(organization(['PT 1', 'PT 2'], [days]), organization(['PT 2']))).toEqual([
    { identifier: 'PT 1', before: { from: '2026-01-01', until: '2026-12-31' }, after: null },
  ])
  expect(changed(null, organization(['PT 1']))).toEqual([
    { identifier: 'PT 1', before: null, after: { from: null, until: null } },
  ])
})

it('[B18] a change that leaves the contract as it was says nothing of it', () => {
  const same = organization(['PT 1'])
  expect(changed(same, { ...same, legalEntity: { name: 'Mewa Telekom', taxId: '1' } })).toEqual([])
  expect(contractChanges([{ kind: 'account', id: 'account-1', before: null, after: same } as never])).toEqual([])
  expect(contractChanges([])).toEqual([])
})
