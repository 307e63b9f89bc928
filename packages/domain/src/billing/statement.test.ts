import { expect, it } from 'vitest'
import type { InvoiceLine } from './month-lines.ts'
import { differencesOf } from './correction.ts'
import { shareOf, statementOf } from './statement.ts'

const line = (account: string, net: number, fields: object = {}): InvoiceLine =>
  ({
    ...{ accountId: `account-${account}`, subject: 'unit', of: null, rate: '23', net, price: net },
    quantity: { unit: 'pieces', count: 1 },
    ...fields,
  }) as InvoiceLine

it('[DESIGN 12] the tax is computed for each of three rates on the sum of its nets, rounded half up', () => {
  const lines = [
    line('main', 25),
    line('north', 25),
    line('main', 10_050, { rate: '8' }),
    line('main', 1_700, { rate: 'outside' }),
  ]
  // Line by line 23 % of 25 is 6 and 6; of 50 it is 11.5.
  const statement = statementOf(lines)
  expect(statement.vat).toEqual([
    { rate: '23', net: 50, vat: 12, gross: 62 },
    { rate: '8', net: 10_050, vat: 804, gross: 10_854 },
    { rate: 'outside', net: 1_700, vat: 0, gross: 1_700 },
  ])
  expect(statement.total).toEqual({ net: 11_800, vat: 816, gross: 12_616 })
})

it('[A6] [DESIGN 10] the statement is one for all accounts, and a sub-account has its own share of it', () => {
  const statement = statementOf([line('main', 100), line('north', 30), line('north', 12)])
  expect([...statement.byAccount]).toEqual([
    ['account-main', 100],
    ['account-north', 42],
  ])
  const share = shareOf(statement, 'account-north' as InvoiceLine['accountId'])
  expect([share.lines.map(({ net }) => net), share.net]).toEqual([[30, 12], 42])
})

it('[DESIGN 12] a correction has the lines that differ, with what they were, and what is new or gone', () => {
  const same = line('main', 10)
  const [wrong, right] = [line('north', 30), line('north', 20)]
  const [gone, added] = [line('west', 5), line('main', 7, { subject: 'account' })]
  expect(differencesOf([same, wrong, gone], [same, right, added])).toEqual([
    { before: wrong, after: right, difference: -10 },
    { before: gone, after: null, difference: -5 },
    { before: null, after: added, difference: 7 },
  ])
  expect(differencesOf([same], [same])).toEqual([])
  const wholeMonth = (days: number) => ({ ...same, quantity: { unit: 'months' as const, days, daysInMonth: days } })
  expect(differencesOf([wholeMonth(30)], [wholeMonth(31)])).toEqual([])
})
