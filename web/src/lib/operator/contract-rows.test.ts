import { expect, it } from 'vitest'
import { contractRows, type ListedAccount } from './contract-rows.ts'

const account = (id: string, units: readonly string[]): ListedAccount => ({
  ...{ id, name: `Account ${id}`, kind: 'sub', status: 'active', people: 1, units },
})
const unit = (identifier: string, of: string | null) => ({ identifier, account: of, from: null, until: null })

it('[B18] units are by account, also those outside the contract; accounts without any, and free units, have rows too', () => {
  const accounts = [account('main', ['PT 00001', '00002']), account('sub', [])]
  const units = [unit('PT 00003', null), unit('PT 00002', 'Account main')]
  const rows = contractRows(accounts, units)
  expect(
    rows.map(({ account: of, isFirst, identifier, unit: one }) => [of?.id, isFirst, identifier, one?.identifier]),
  ).toEqual([
    ['main', true, 'PT 00001', undefined],
    ['main', false, '00002', 'PT 00002'],
    ['sub', true, null, undefined],
    [undefined, false, 'PT 00003', 'PT 00003'],
  ])
})
