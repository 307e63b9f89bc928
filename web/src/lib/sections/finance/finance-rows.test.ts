import { emptyFinance, type CalendarDate, type Invoice, type InvoiceLine } from '@kontor/domain'
import { expect, it } from 'vitest'
import { financeQueryOf, financeQueryParams } from './finance-query.ts'
import { countInTabs, financeRows, rowsFound } from './finance-rows.ts'
import { paymentLine, paymentTone } from './finance-words.ts'
import { lineGroups } from './line-groups.ts'
import { invoicesTable, linesTable } from './invoice-table.ts'

const today = '2026-11-20' as CalendarDate
const line = (accountId: string, name: string, net: number): InvoiceLine =>
  ({
    ...{ accountId, name, subject: 'unit', of: null, quantity: { unit: 'pieces', count: 2 } },
    ...{ price: net / 2, rate: '23', net },
  }) as InvoiceLine
const accounts = [
  { id: 'main', name: 'Mewa Telekom', kind: 'main', units: ['PT 03417'] },
  { id: 'north', name: 'Żuławy Mobile', kind: 'sub', units: ['PT 07240'] },
  { id: 'west', name: 'Zatoka Net', kind: 'sub', units: [] },
] as unknown as Invoice['content']['accounts']
const wrong = line('north', 'Przeniesienie FNP', 24_000)
const right = line('north', 'Przeniesienie FNP', 20_000)
const invoice = (number: string, fields: object, paidOn: string | null = null): Invoice =>
  ({
    ...{ id: number, sha256: '', issuedAt: 0, issuedBy: 'Damian Rosa', paidOn, ksefNumber: null },
    content: {
      ...{ number, month: '2026-10', issuedOn: '2026-11-03', dueOn: '2026-11-24', accounts, corrects: null },
      ...{ lines: [line('main', 'Utrzymanie PT', 48_000), wrong], total: { net: 72_000, vat: 16_560, gross: 88_560 } },
      ...fields,
    },
  }) as unknown as Invoice

const october = invoice('LT/2026/10/0147', {})
const september = invoice('LT/2026/09/0139', { month: '2026-09', dueOn: '2026-10-24' })
const august = invoice('LT/2026/08/0141', { month: '2026-08', dueOn: '2026-09-24' }, '2026-09-28')
const correction = invoice('LT/2026/09/K012', {
  ...{ month: '2026-09', lines: [line('main', 'Utrzymanie PT', 48_000), right] },
  total: { net: -4_000, vat: -920, gross: -4_920 },
  corrects: {
    ...{ invoiceId: september.id, number: september.content.number, reason: 'Cena z aneksu' },
    lines: september.content.lines,
  },
})
const finance = {
  ...emptyFinance(),
  invoice: new Map([august, september, october, correction].map((one) => [one.id, one])),
}
const rows = financeRows(finance, today, 'pl')
const found = (text: string, tab: 'all' | 'unpaid' | 'corrections' = 'all') =>
  rowsFound(rows, { text, tab }).map((row) => row.invoice.content.number.slice(3))

it('[DESIGN 10] invoices are found by number, month, account, unit, line and reason', () => {
  expect(found('')).toEqual(['2026/10/0147', '2026/09/K012', '2026/09/0139', '2026/08/0141'])
  expect(found('pazdziernik 0147')).toEqual(['2026/10/0147'])
  expect(found('aneksu')).toEqual(['2026/09/K012'])
  expect(found('utrzymanie')).toEqual(['2026/10/0147', '2026/09/0139', '2026/08/0141'])
  expect(found('zulawy 07240', 'corrections')).toEqual(['2026/09/K012'])
  expect(found('', 'unpaid')).toEqual(['2026/10/0147', '2026/09/0139'])
  expect(countInTabs(rows)).toEqual({ all: 4, unpaid: 2, corrections: 1 })
})

it('[ISSUE 10] each invoice says where its payment is, with the days that it was late', () => {
  const said = rows.map((row) => [paymentLine(row.invoice, today, 'pl'), paymentTone(row.invoice, today)])
  expect(said).toEqual([
    ['zapłać do 24 lis', 'pending'],
    ['do zwrotu', null],
    ['po terminie od 24 paź', 'danger'],
    ['opłacona 28 wrz, 4 dni później', null],
  ])
  expect(paymentLine({ ...correction, paidOn: today }, today, 'pl')).toBe('rozliczona 20 lis')
})

it('[A6] the lines are grouped by account in the order of the comb, those without a line too', () => {
  const groups = lineGroups(accounts, [{ before: wrong, after: right, difference: -4_000 }])
  expect(groups.map(({ account, charges, net }) => [account.id, charges.length, net])).toEqual([
    ['main', 0, 0],
    ['north', 1, -4_000],
    ['west', 0, 0],
  ])
})

it('[ISSUE 10] the table of a correction has what was and the difference, so its net adds up', () => {
  const { rows: cells } = linesTable('', [correction.content])
  expect(cells).toEqual([
    [
      ...['LT/2026/09/K012', '2026-09', 'Żuławy Mobile', 'PT 07240', 'Przeniesienie FNP'],
      ...[2, 'szt.', 100, '23%', 240, -40],
    ],
  ])
})

it('[ISSUE 10] the list of invoices is saved with the amounts of each', () => {
  const { head, rows: cells } = invoicesTable('Finanse', finance)
  expect(cells.map((row) => [row[0], row[2], row[6], row[8]])).toEqual([
    ['LT/2026/10/0147', null, 720, 885.6],
    ['LT/2026/09/K012', 'LT/2026/09/0139', -40, -49.2],
    ['LT/2026/09/0139', null, 720, 885.6],
    ['LT/2026/08/0141', null, 720, 885.6],
  ])
  expect(cells.every((row) => row.length === head.length)).toBe(true)
})

it('[DESIGN 10] what the screen shows is kept in the address', () => {
  const query = { text: 'a', tab: 'unpaid', open: 'x', paper: true } as const
  expect(financeQueryOf(new URLSearchParams('q=a&tab=unpaid&invoice=x&show=paper'))).toEqual(query)
  expect(financeQueryOf(new URLSearchParams('tab=moon'))).toEqual({ text: '', tab: 'all', open: null, paper: false })
  expect(financeQueryParams(query)).toEqual({ q: 'a', tab: 'unpaid', invoice: 'x', show: 'paper' })
  expect(financeQueryParams({ text: '', tab: 'all', open: null, paper: false })).toEqual({
    ...{ q: null, tab: null, invoice: null, show: null },
  })
})
