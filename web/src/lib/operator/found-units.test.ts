import { expect, it } from 'vitest'
import { foundUnits, unitsIn, type ListedUnit } from './found-units.ts'

const unit = (identifier: string, changes: Partial<ListedUnit> = {}): ListedUnit => ({
  organization: { id: 'mewa', name: 'Mewa Telekom', profile: 'telecom', demonstration: false },
  ...{ identifier, name: null, account: { id: 'main', name: 'Łącza', status: 'active' as const } },
  ...{ inContract: true, from: null, until: null },
  ...changes,
})
const identifiers = (units: readonly ListedUnit[]) => units.map(({ identifier }) => identifier)

it.each([
  ['', ['PT 07777', 'ob 12']],
  ['pt07777', ['PT 07777']],
  ['07777', ['PT 07777']],
  ['077', ['PT 07777']],
  ['OB 12', ['ob 12']],
  ['dwor', ['ob 12']],
  ['mewa', ['PT 07777']],
  [' lacza ', ['PT 07777', 'ob 12']],
  ['Odra', []],
])('[DESIGN 11] %j finds units by identifier, name, account or organisation', (searched, found) => {
  const hotel = { id: 'hotele', name: 'Hotele', profile: 'hospitality', demonstration: false } as const
  const units = [unit('PT 07777'), unit('ob 12', { name: 'Dwór', organization: hotel })]
  expect(identifiers(foundUnits(units, searched))).toEqual(found)
})

it('[DESIGN 11] the register is by identifier, what ends by its last day; free ones and those outside a contract apart', () => {
  const units = [
    unit('PT 00010', { until: '2026-12-31' }),
    unit('00002', { account: null }),
    unit('PT 00001', { until: '2027-01-31', inContract: true }),
    unit('PT 00003', { inContract: false }),
  ]
  expect(identifiers(unitsIn(units, 'all'))).toEqual(['PT 00001', '00002', 'PT 00003', 'PT 00010'])
  expect(identifiers(unitsIn(units, 'free'))).toEqual(['00002'])
  expect(identifiers(unitsIn(units, 'ending'))).toEqual(['PT 00010', 'PT 00001'])
  expect(identifiers(unitsIn(units, 'outside'))).toEqual(['PT 00003'])
})
