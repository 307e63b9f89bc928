import { expect, it } from 'vitest'
import type { Invoice } from '../operator/invoices/records.ts'
import { bankPayments } from './bank-payments.ts'

const invoice = (number: string, gross: number, paidOn: string | null = null): Invoice =>
  ({ id: number, paidOn, content: { number, total: { gross } } }) as Invoice

it('[DESIGN 12] a bank statement pays the invoices that it names with their amount, whatever the order of its columns', () => {
  const invoices = [
    invoice('LT/2026/10/0001', 123_050),
    invoice('LT/2026/10/0002', 50_000),
    invoice('LT/2026/10/0003', 70_000),
    invoice('LT/2026/10/0004', 10_000, '2026-11-01'),
    invoice('LT/2026/10/K001', -500),
  ]
  const rows = [
    ['Data', 'Tytuł', 'Kwota'],
    ['19.11.2026', 'zapłata za fakturę lt/2026/10/ 0001', '1 230,50'],
    ['499.99', '2026-11-20', 'LT/2026/10/0002'],
    ['2026-11-20', 'LT/2026/10/00031', '700,00'],
    ['2026-11-21', 'LT/2026/10/0004 LT/2026/10/K001', '100,00'],
  ]
  expect(bankPayments(rows, invoices).map(({ invoice: { id }, paidOn }) => [id, paidOn])).toEqual([
    ['LT/2026/10/0001', '2026-11-19'],
    ['LT/2026/10/0002', null],
  ])
  expect(bankPayments([['LT/2026/10/0003 PLN', '700.00PLN', '20/11/2026']], invoices)[0]?.paidOn).toBe('2026-11-20')
})
