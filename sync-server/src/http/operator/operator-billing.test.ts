import { randomUUID } from 'node:crypto'
import { dayMs, invoiceText, type Invoice, type Price } from '@kontor/domain'
import type { OperatorBilling, OperatorMonth, OverdueInvoices, RunningMonth } from '@kontor/protocol'
import { expect, it, onTestFinished } from 'vitest'
import { overdueInvoices } from '../../billing/overdue-invoices.ts'
import { sha256 } from '../../billing/sha256.ts'
import { deliverInvoice } from '../../effects/deliver-invoice.ts'
import { serverLimits } from '../../limits.ts'
import { createManualClock } from '../../testing/manual-clock.ts'
import { openTestApp, registerBy, testOrigin, testPassword } from '../../testing/open-test-app.ts'

const terms = {
  seller: {
    ...{ name: 'Latarnia Usługi Sieciowe sp. z o.o.', taxId: '5260250274' },
    address: { street: 'ul. Falochronowa 4', place: '81-999 Gdynia' },
  },
  ...{ place: 'Gdynia', bankAccount: 'PL61109010140000071219812874', series: 'LT', paymentDays: 21, exemption: null },
}
const price: Omit<Price, 'id' | 'validFrom'> & Record<'priceId' | 'validFrom', string> = {
  ...{ priceId: 'price-0001', subject: 'unit', of: null, name: 'Utrzymanie PT', value: 24_000, rate: '23' },
  validFrom: '2026-10-01',
}

/** Mewa registers on 10 October, with a sub-account from 22 October on; it is 3 November. */
const setup = async () => {
  const clock = createManualClock(Date.parse('2026-10-10T12:00+02:00'))
  const app = await openTestApp({ now: clock.now }, { clock })
  onTestFinished(() => app.close())
  const token = (await app.operatorLinks.first())?.replace(`${testOrigin}/operator/join/`, '') ?? ''
  const operator = { name: 'Damian Rosa', email: 'damian@latarnia.example', username: 'damian', password: testPassword }
  const damian = (await app.call(`/api/operator-links/${token}/accept`, { body: operator })).cookie ?? ''
  const mewa = await registerBy(app, 'halina')
  clock.advance(12 * dayMs)
  const unit = { unitId: randomUUID(), identifier: 'PT 03418' }
  await app.mutate(mewa.organizationId, mewa.cookie, 'createSubAccount', {
    accountId: 'account-north',
    name: 'N',
    unit,
  })
  clock.advance(12 * dayMs)
  const act = async (document: string, name: string, args: object, cookie = damian) => {
    const body = { mutations: [{ id: randomUUID(), name, args }] }
    const answer = await app.call(`/api/operator/documents/operator/${document}/mutations`, { cookie, body })
    return answer.status === 200
      ? (answer.body as { outcomes: { outcome: string; code?: string }[] }).outcomes[0]
      : answer.status
  }
  const get = async <T>(path: string, cookie: string | null = damian) => {
    const { status, body } = await app.call(path, { cookie })
    return { status, body: body as T }
  }
  const october = async () => (await get<OperatorMonth>('/api/operator/months/2026-10')).body
  const buyer = { organizationId: mewa.organizationId, address: terms.seller.address }
  const prepare = async () => [
    await act('billing', 'setTerms', terms),
    await act('billing', 'addPrice', price),
    await act('billing', 'setBuyer', buyer),
  ]
  const issue = async (fields: object = {}) => {
    const expected = (await october()).organizations[0]?.charged.digest
    const args = { invoiceId: randomUUID(), organizationId: mewa.organizationId, expected, ...fields }
    return act('invoices.2026-10', 'issueInvoice', args)
  }
  const deliver = async () => {
    const due = { kind: 'deliver-invoice', now: clock.now(), beyond: null, limit: 10 }
    for (const effect of await app.store.dueEffects(due)) {
      await deliverInvoice(app.rooms)(effect)
      await app.store.finishEffect(effect.id)
    }
  }
  const finance = async (accountId: string) => {
    const { body } = await get<{ records: { invoice: Invoice[]; share: object[] } }>(
      `/api/documents/section/${accountId}.finance`,
      mewa.cookie,
    )
    return body.records
  }
  return { app, clock, damian, mewa, act, get, october, prepare, issue, deliver, finance }
}

it('[DESIGN 12] the price list and the terms are the operator’s, and no one else reads or writes them', async () => {
  const { get, act, mewa, prepare } = await setup()
  expect((await get<OperatorBilling>('/api/operator/billing')).body).toEqual({ terms: null, prices: [], buyers: [] })
  expect((await prepare()).map((outcome) => outcome)).toMatchObject(Array(3).fill({ outcome: 'accepted' }))
  const { priceId: id, ...fields } = price
  expect((await get<OperatorBilling>('/api/operator/billing')).body).toEqual({
    terms: { id: 'terms', ...terms },
    prices: [{ id, ...fields }],
    buyers: [{ id: mewa.organizationId, address: terms.seller.address }],
  })
  const forHalina = [
    (await get('/api/operator/billing', mewa.cookie)).status,
    (await get('/api/operator/months/2026-10', mewa.cookie)).status,
    await act('billing', 'setTerms', terms, mewa.cookie),
    (await get('/api/operator/billing', null)).status,
  ]
  expect(forHalina).toEqual([403, 403, 403, 401])
  expect([await act('invoices.2026-13', 'issueInvoice', {}), await act('prices', 'addPrice', {})]).toEqual([404, 404])
  expect([
    (await get('/api/operator/months/2026-12')).status,
    (await get('/api/documents/operator/billing', mewa.cookie)).status,
  ]).toEqual([404, 404])
})

it('[DESIGN 12] a month is computed from the logs alone, issued once, and frozen with its SHA-256', async () => {
  const { clock, issue, mewa, october, prepare } = await setup()
  expect(await issue({ expected: 'a'.repeat(64) })).toMatchObject({ code: 'no-terms' })
  await prepare()
  const { isOver, organizations } = await october()
  const [row] = organizations
  // 22 and 10 days of 31: 170.32 and 77.42 zł.
  expect([isOver, organizations.length, row?.charged.lines.map(({ accountId, net }) => [accountId, net])]).toEqual([
    ...[true, 1],
    [
      ['account-north', 7_742],
      [mewa.accountId, 17_032],
    ].sort(),
  ])
  expect(await issue({ expected: 'a'.repeat(64) })).toMatchObject({ code: 'month-changed' })
  expect(await issue()).toMatchObject({ outcome: 'accepted' })
  expect(await issue()).toMatchObject({ code: 'already-issued', number: 'LT/2026/10/0001' })
  const issued = (await october()).organizations[0]?.invoice
  expect(issued?.content.total).toEqual({ net: 24_774, vat: 5_698, gross: 30_472 })
  expect(issued === null || issued === undefined ? null : sha256(invoiceText(issued.content))).toBe(issued?.sha256)
  clock.advance(40 * dayMs)
  expect((await october()).organizations[0]?.invoice).toEqual(issued)
})

it('[A6] [S18] the main account receives the invoice whole, a sub-account its own share of it', async () => {
  const { act, deliver, finance, issue, mewa, october, prepare } = await setup()
  await prepare()
  await issue()
  await deliver()
  const invoice = (await october()).organizations[0]?.invoice
  const [line] = invoice?.content.lines.filter(({ accountId }) => accountId === 'account-north') ?? []
  expect(await finance(mewa.accountId)).toEqual({ invoice: [invoice], share: [] })
  expect(await finance('account-north')).toEqual({
    invoice: [],
    share: [
      {
        ...{ id: invoice?.id, number: 'LT/2026/10/0001', month: '2026-10', issuedOn: '2026-11-03', net: 7_742 },
        account: { id: 'account-north', name: 'N', kind: 'sub', units: ['PT 03418'] },
        ...{ lines: [line], corrects: null },
      },
    ],
  })
  const paid = { invoiceId: invoice?.id, paidOn: '2026-11-20' }
  expect(await act('invoices.2026-10', 'markPaid', paid)).toMatchObject({ outcome: 'accepted' })
  await deliver()
  expect((await finance(mewa.accountId)).invoice).toEqual([{ ...invoice, paidOn: '2026-11-20' }])
})

it('[DESIGN 12] a price that was wrong shows as a difference, and a correction mends it', async () => {
  const { act, issue, october, mewa, prepare } = await setup()
  await prepare()
  await issue()
  await act('billing', 'addPrice', { ...price, priceId: 'price-0002', value: 20_000 })
  const row = (await october()).organizations[0]
  const args = {
    ...{ correctionId: 'correction-1', organizationId: mewa.organizationId, reason: 'Cena z umowy to 200 zł' },
    expected: row?.charged.digest,
  }
  expect(await act('invoices.2026-10', 'correctInvoice', args)).toMatchObject({ outcome: 'accepted' })
  const after = (await october()).organizations[0]
  // 141.94 and 64.52 zł instead.
  expect(
    after?.corrections.map(({ content }) => [content.number, content.total.net, content.corrects?.number]),
  ).toEqual([['LT/2026/10/K001', 20_646 - 24_774, 'LT/2026/10/0001']])
  expect(after?.invoice).toEqual(row?.invoice)
})

it('[ISSUE 10] what is overdue is found across months, the longest first, for operators alone', async () => {
  const { act, app, clock, get, issue, mewa, prepare } = await setup()
  const overdue = async (cookie = '') => {
    const { status, body } = await get<OverdueInvoices>('/api/operator/overdue', ...(cookie === '' ? [] : [cookie]))
    return status === 200
      ? [body.count, body.gross, body.invoices.map(({ content }) => [content.month, content.dueOn])]
      : status
  }
  await prepare()
  await issue()
  const november = async () => {
    const month = (await get<OperatorMonth>('/api/operator/months/2026-11')).body
    const expected = month.organizations[0]?.charged.digest
    const args = { invoiceId: 'invoice-november', organizationId: mewa.organizationId, expected }
    return act('invoices.2026-11', 'issueInvoice', args)
  }
  // Due on 24 November, and no earlier than the day after is it overdue.
  clock.advance(21 * dayMs)
  expect(await overdue()).toEqual([0, 0, []])
  clock.advance(10 * dayMs)
  expect(await november()).toMatchObject({ outcome: 'accepted' })
  expect(await overdue()).toEqual([1, 30_472, [['2026-10', '2026-11-24']]])
  clock.advance(22 * dayMs)
  // Two units of 240 zł with 23 %.
  const both = [
    ['2026-10', '2026-11-24'],
    ['2026-11', '2026-12-25'],
  ]
  expect(await overdue()).toEqual([2, 30_472 + 59_040, both])
  await act('invoices.2026-11', 'markPaid', { invoiceId: 'invoice-november', paidOn: '2026-12-26' })
  expect(await overdue()).toEqual([1, 30_472, [['2026-10', '2026-11-24']]])
  expect([await overdue(mewa.cookie), (await app.call('/api/operator/overdue', {})).status]).toEqual([403, 401])
})

it('[S11] what is overdue is looked for in the last months alone, and the answer is bounded', async () => {
  expect([serverLimits.overdueMonthsMax, serverLimits.overdueInvoicesMax]).toEqual([36, 1_000])
  const now = Date.parse('2026-11-20T12:00+01:00')
  const asked: string[] = []
  const late = Array.from({ length: serverLimits.overdueInvoicesMax + 1 }, (_, at) => ({
    ...{ kind: 'invoice', id: `invoice-${at}`, before: null },
    after: { id: `invoice-${at}`, paidOn: null, content: { dueOn: '2026-11-01', total: { gross: 100 } } },
  }))
  const store = {
    seqOf: async (document: string) => {
      asked.push(document)
      return document.endsWith('2026-10') ? 1 : null
    },
    log: async (_document: string, { beyond }: { readonly beyond: number }) =>
      beyond === 0 ? [{ seq: 1, at: now, changes: late }] : [],
  } as unknown as Parameters<typeof overdueInvoices>[0]
  const { count, gross, invoices } = await overdueInvoices(store, now)
  expect([count, gross, invoices.length]).toEqual([1_001, 100_100, serverLimits.overdueInvoicesMax])
  expect([asked.length, asked[0], asked.at(-1)]).toEqual([
    ...[serverLimits.overdueMonthsMax, 'operator/invoices.2026-11', 'operator/invoices.2023-12'],
  ])
})

it('[DESIGN 10] the running month is shown whole in the main account, and its own part in a sub-account', async () => {
  const { get, mewa, prepare } = await setup()
  await prepare()
  const running = async (section: string, cookie = mewa.cookie) =>
    get<RunningMonth>(`/api/documents/section/${section}/running`, cookie)
  const { body } = await running(`${mewa.accountId}.finance`)
  // 1 and 2 November: two days of 30.
  expect([body.month, body.until, body.lines.map(({ net }) => net)]).toEqual(['2026-11', '2026-11-02', [1_600, 1_600]])
  const own = (await running('account-north.finance')).body
  expect([own.lines.map(({ accountId }) => accountId), own.accounts]).toEqual([
    ['account-north'],
    [{ id: 'account-north', name: 'N', kind: 'sub', units: ['PT 03418'] }],
  ])
  expect([(await running('account-north.mail')).status, (await running('account-none.finance')).status]).toEqual([
    403, 403,
  ])
})
