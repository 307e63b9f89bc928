import { expect, it } from 'vitest'
import { chargesOf } from '../../billing/correction.ts'
import { lineOf } from '../../operator/testing/operator-scene.ts'
import type { Invoice } from '../../operator/invoices/records.ts'
import type { Finance, Share } from './finance.ts'
import { invoicesInOrder, sharesInOrder } from './ledger.ts'

const placed = [
  ['2026-09', 'LT/2026/09/0139', null],
  ['2026-10', 'LT/2026/10/0147', null],
  ['2026-09', 'LT/2026/09/K001', {}],
  ['2025-12', 'LT/2025/12/0002', null],
  ['2026-09', 'LT/2026/09/K012', {}],
] as const
const newestFirst = ['LT/2026/10/0147', 'LT/2026/09/K012', 'LT/2026/09/K001', 'LT/2026/09/0139', 'LT/2025/12/0002']

it('[DESIGN 10] invoices are listed from the newest month, corrections before what they correct', () => {
  const invoices = placed.map(([month, number, corrects]) => ({ id: number, content: { month, number, corrects } }))
  const content = { invoice: new Map(invoices.map((one) => [one.id, one])) } as unknown as Finance
  expect(invoicesInOrder(content).map((invoice: Invoice) => invoice.content.number)).toEqual(newestFirst)
})

it('[DESIGN 10] the shares of a sub-account are listed in the same order', () => {
  const shares = placed.map(([month, number, corrects]) => ({ id: number, month, number, corrects }))
  const content = { share: new Map(shares.map((one) => [one.id, one])) } as unknown as Finance
  expect(sharesInOrder(content).map(({ number }: Share) => number)).toEqual(newestFirst)
})

it('[DESIGN 12] an invoice charges each of its lines, a correction what changes in them', () => {
  const [wrong, right, same] = [lineOf('main', 24_000), lineOf('main', 20_000), lineOf('north', 50)]
  expect(chargesOf({ lines: [wrong, same], corrects: null })).toEqual([
    { before: null, after: wrong, difference: 24_000 },
    { before: null, after: same, difference: 50 },
  ])
  expect(chargesOf({ lines: [right, same], corrects: { lines: [wrong, same] } })).toEqual([
    { before: wrong, after: right, difference: -4_000 },
  ])
})
