import { expect, it } from 'vitest'
import { limits } from '../../kernel/limits.ts'
import type { CalendarDate } from '../../kernel/calendar-date.ts'
import type { InvoiceLine } from '../../billing/month-lines.ts'
import { sharesOf } from '../../sections/finance/shares-of.ts'
import { lineOf, octoberOf, operatorScene, terms } from '../testing/operator-scene.ts'
import { invoicesKind } from './invoices-kind.ts'
import { paymentStateOf } from './issued-invoices.ts'
import { invoiceText } from './records.ts'

const lines = [
  lineOf('main', 24_000),
  lineOf('main', 1_700, { rate: 'outside', subject: 'service' }),
  lineOf('north', 50),
]
const expected = 'd'.repeat(64)

const setup = () => {
  const scene = operatorScene(invoicesKind)
  const issue = (fields: object = {}, facts = octoberOf(lines)) =>
    scene.run(
      { name: 'issueInvoice', args: { invoiceId: 'invoice-1', organizationId: 'mewa-0001', expected, ...fields } },
      facts,
    )
  const correct = (charged: readonly InvoiceLine[], fields: object = {}) =>
    scene.run(
      {
        name: 'correctInvoice',
        args: { correctionId: 'invoice-2', organizationId: 'mewa-0001', reason: 'Błędna cena', expected, ...fields },
      },
      octoberOf(charged),
    )
  const of = (id: string) => {
    const invoice = [...scene.content.invoice.values()].find((one) => one.id === id)
    if (invoice === undefined) throw new Error(`no invoice ${id}`)
    return invoice
  }
  return { ...scene, issue, correct, of }
}

it('[DESIGN 12] an invoice says what the month came to, by the terms of the day of issue, and is issued once', () => {
  const { content, issue, of } = setup()
  expect(issue()).toBe(null)
  const invoice = of('invoice-1')
  expect(invoice).toEqual({
    id: 'invoice-1',
    content: {
      ...{ number: 'LT/2026/10/0001', month: '2026-10', organizationId: 'mewa-0001' },
      ...{ issuedOn: '2026-11-03', dueOn: '2026-11-24', place: 'Gdynia', seller: terms.seller },
      buyer: {
        ...{ name: 'Mewa Telekom sp. z o.o.', taxId: '7010001454' },
        address: { street: 'ul. Bosmańska 17', place: '80-999 Gdańsk' },
      },
      ...{ bankAccount: terms.bankAccount, exemption: null, lines, corrects: null },
      accounts: [
        { id: 'account-main', name: 'Mewa Telekom', kind: 'main', units: ['PT 03417'] },
        { id: 'account-north', name: 'Kaszuby Online', kind: 'sub', units: ['PT 03418'] },
      ],
      // 23 % of 240.50 is 55.315.
      vat: [
        { rate: '23', net: 24_050, vat: 5_532, gross: 29_582 },
        { rate: 'outside', net: 1_700, vat: 0, gross: 1_700 },
      ],
      total: { net: 25_750, vat: 5_532, gross: 31_282 },
    },
    ...{ sha256: 'a'.repeat(64), issuedBy: 'Damian Rosa', issuedAt: Date.parse('2026-11-03T12:00+01:00') },
    ...{ paidOn: null, ksefNumber: null },
  })
  expect(issue({ invoiceId: 'invoice-9' })).toEqual({ code: 'already-issued', number: 'LT/2026/10/0001' })
  expect(content.invoice.size).toBe(1)
})

it('[A12] two main accounts of one legal entity have two invoices, with numbers that follow each other', () => {
  const { issue, of } = setup()
  const other = octoberOf(lines)
  const second = { ...other.issuing, charged: { ...other.issuing?.charged, organizationId: 'orla-0001' } }
  expect(issue()).toBe(null)
  expect(issue({ invoiceId: 'invoice-2', organizationId: 'orla-0001' }, { issuing: second } as typeof other)).toBe(null)
  expect(['invoice-1', 'invoice-2'].map((id) => of(id).content.number)).toEqual(['LT/2026/10/0001', 'LT/2026/10/0002'])
})

it('[DESIGN 12] nothing is issued that is not over, not complete, or not what the operator saw', () => {
  const { content, issue } = setup()
  const charged = octoberOf(lines).issuing?.charged
  const withCharged = (fields: object) => octoberOf(lines, { charged: { ...charged, ...fields } })
  expect([
    issue({}, octoberOf(lines, { month: '2026-11' })),
    issue({}, octoberOf(lines, { terms: null })),
    issue({}, octoberOf(lines, { charged: null })),
    issue({}, withCharged({ lines: [] })),
    issue({}, withCharged({ address: null })),
    issue({ expected: 'e'.repeat(64) }),
  ]).toEqual([
    { code: 'month-not-over', month: '2026-11' },
    { code: 'no-terms' },
    { code: 'unknown-organization', recordId: 'mewa-0001' },
    { code: 'nothing-to-charge' },
    { code: 'no-address' },
    { code: 'month-changed' },
  ])
  const max = limits.billing.invoicesPerMonthMax
  const filled = Array.from({ length: max }, (_, at) => [`${at}`, { content: { organizationId: at } }] as const)
  Object.assign(content, { invoice: new Map(filled) })
  expect(issue()).toEqual({ code: 'too-many-records', kind: 'invoice', max })
})

it('[DESIGN 12] a correction names its invoice and charges the difference; another one starts from there', () => {
  const { correct, issue, of } = setup()
  const [first, fee, north] = [lineOf('main', 24_000), lines[1], lineOf('north', 30)]
  expect(correct(lines)).toEqual({ code: 'unknown-invoice', recordId: 'mewa-0001' })
  expect(issue()).toBe(null)
  expect(correct(lines)).toEqual({ code: 'nothing-to-correct' })
  const mended = [first, fee, north].flatMap((line) => (line === undefined ? [] : [line]))
  expect(correct(mended, { reason: ' ' })).toMatchObject({ issues: [{ path: 'reason', reason: 'empty' }] })
  const long = 'x'.repeat(limits.billing.reasonLengthMax + 1)
  expect(correct(mended, { reason: long })).toMatchObject({ issues: [{ path: 'reason', reason: 'too-long' }] })
  expect(correct(mended)).toBe(null)
  const { content } = of('invoice-2')
  const was = of('invoice-1').content
  expect(content).toEqual({
    ...was,
    number: 'LT/2026/10/K001',
    lines: mended,
    // 23 % of 240.30 is 55.269, which is 5 less than before.
    vat: [
      { rate: '23', net: -20, vat: -5, gross: -25 },
      { rate: 'outside', net: 0, vat: 0, gross: 0 },
    ],
    total: { net: -20, vat: -5, gross: -25 },
    corrects: {
      ...{ invoiceId: 'invoice-1', number: 'LT/2026/10/0001', issuedOn: '2026-11-03' },
      ...{ ksefNumber: null, reason: 'Błędna cena', lines },
    },
  })
  expect(correct(mended, { correctionId: 'invoice-3' })).toEqual({ code: 'nothing-to-correct' })
  expect(correct(lines, { correctionId: 'invoice-3' })).toBe(null)
  expect(of('invoice-3').content.total.net).toBe(20)
})

it('[DESIGN 12] payment and the number of KSeF are marked on the invoice, and its content stays as it was', () => {
  const { issue, of, run } = setup()
  issue()
  const before = invoiceText(of('invoice-1').content)
  const today = (day: string) => paymentStateOf(of('invoice-1'), day as CalendarDate)
  expect([today('2026-11-24'), today('2026-11-25')]).toEqual(['open', 'overdue'])
  const mark = (name: string, args: object) => run({ name, args: { invoiceId: 'invoice-1', ...args } })
  const ksefNumber = '5260250274-20261103-0100001AF629-AF'
  expect(mark('markPaid', { paidOn: '2026-11-26' })).toBe(null)
  expect(mark('setKsefNumber', { ksefNumber: ` ${ksefNumber.toLowerCase()} ` })).toBe(null)
  expect(mark('setKsefNumber', { ksefNumber: '1' })).toMatchObject({ issues: [{ reason: 'not-a-ksef-number' }] })
  expect(of('invoice-1')).toMatchObject({ paidOn: '2026-11-26', ksefNumber })
  expect([today('2026-12-31'), invoiceText(of('invoice-1').content) === before]).toEqual(['paid', true])
  expect(run({ name: 'markPaid', args: { invoiceId: 'invoice-7', paidOn: null } })).toEqual({
    code: 'unknown-invoice',
    recordId: 'invoice-7',
  })
})

it('[S18] [A6] a sub-account has its own lines of an invoice and of a correction, and nothing else', () => {
  const { correct, issue, of } = setup()
  issue()
  correct([lineOf('main', 20_000), lineOf('north', 30)])
  const north = { id: 'account-north', name: 'Kaszuby Online', kind: 'sub', units: ['PT 03418'] }
  const common = { month: '2026-10', issuedOn: '2026-11-03', account: north }
  expect(sharesOf(of('invoice-1'))).toEqual([
    { id: 'invoice-1', number: 'LT/2026/10/0001', ...common, lines: [lineOf('north', 50)], net: 50, corrects: null },
  ])
  expect(sharesOf(of('invoice-2'))).toEqual([
    {
      ...{ id: 'invoice-2', number: 'LT/2026/10/K001', ...common, lines: [lineOf('north', 30)], net: -20 },
      corrects: { number: 'LT/2026/10/0001', lines: [lineOf('north', 50)] },
    },
  ])
})
