import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { invoicesKind, type LoginId, type Month, type MutationId, type OrganizationId } from '@kontor/domain'
import { operatorDocumentName } from '@kontor/protocol'
import { expect, it, onTestFinished } from 'vitest'
import { loggedContent } from '../billing/logged-content.ts'
import { operatorMonth } from '../billing/operator-month.ts'
import { openDatabase } from '../store/open-database.ts'
import { createSqliteStore } from '../store/sqlite-store.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { createMemoryIdentity } from '../testing/memory-identity.ts'
import { login, register } from '../testing/sample-organization.ts'
import { createRooms } from './create-rooms.ts'

const month = '2026-10' as Month
const operator = { loginId: 'login-damian' as LoginId, name: 'Damian Rosa' }
const address = { street: 'ul. Falochronowa 4', place: '81-999 Gdynia' }
const mutation = (name: string, args: Record<string, unknown>) => ({
  id: randomUUID() as MutationId,
  name,
  version: 1,
  args,
})
const organizations = ['mewa-0001', 'orla-0001', 'odra-0001'] as OrganizationId[]

it('[DESIGN 12] two servers that issue a month at once give each customer one invoice, and no number twice or missing', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'kontor-issuing-')), 'kontor.sqlite')
  const clock = createManualClock(Date.parse('2026-10-10T12:00+02:00'))
  const identity = createMemoryIdentity([])
  const open = async () => {
    const database = openDatabase(file)
    const store = await createSqliteStore(database)
    const rooms = createRooms({ store, identity, clock, log: () => undefined })
    onTestFinished(async () => {
      await rooms.close()
      database.close()
    })
    return { store, rooms }
  }
  const [one, other] = [await open(), await open()]
  for (const organizationId of organizations)
    await register(one.rooms, { organizationId, owner: login(organizationId), identifier: `PT of ${organizationId}` })
  const seller = { name: 'Latarnia', taxId: '5260250274', address }
  const payment = { bankAccount: 'PL61109010140000071219812874', series: 'LT', paymentDays: 21, exemption: null }
  const price = { subject: 'unit', of: null, name: 'PT', value: 24_000, rate: '23', validFrom: '2026-01-01' }
  const billing = operatorDocumentName({ key: 'billing' })
  const prepared = [
    mutation('setTerms', { seller, place: 'Gdynia', ...payment }),
    mutation('addPrice', { priceId: 'price-0001', ...price }),
    ...organizations.map((organizationId) => mutation('setBuyer', { organizationId, address })),
  ]
  const outcomes = await one.rooms.submitAsOperator(billing, operator, prepared)
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(prepared.map(() => 'accepted'))
  clock.advance(30 * 24 * 60 * 60 * 1000)

  const { organizations: rows } = await operatorMonth(one.store, month, clock.now())
  const document = operatorDocumentName({ key: 'invoices', month })
  const issueAll = async ({ rooms }: typeof one, from: string) => {
    const issued = rows.map(({ charged: { organizationId, digest: expected } }) =>
      rooms.submitAsOperator(document, operator, [
        mutation('issueInvoice', { invoiceId: `invoice-${from}-${organizationId}`, organizationId, expected }),
      ]),
    )
    return (await Promise.all(issued)).flat()
  }
  const answers = await Promise.all([issueAll(one, 'one'), issueAll(other, 'other')])
  const results = answers.flat().map((outcome) => (outcome.outcome === 'refused' ? outcome.code : outcome.outcome))
  expect(results.sort()).toEqual([...Array(3).fill('accepted'), ...Array(3).fill('already-issued')])
  const { invoice } = await loggedContent(other.store, document, invoicesKind)
  const numbers = [...invoice.values()].map(({ content }) => content.number)
  expect(numbers.sort()).toEqual(['LT/2026/10/0001', 'LT/2026/10/0002', 'LT/2026/10/0003'])
  expect(new Set([...invoice.values()].map(({ content }) => content.organizationId))).toEqual(new Set(organizations))
})
