import { randomUUID } from 'node:crypto'
import type { Invoice } from '@kontor/domain'
import type { OperatorMonth } from '@kontor/protocol'
import { expect, it, onTestFinished } from 'vitest'
import { dateBack, lastMonth } from '../server/date-back.ts'
import { KontorServer } from '../server/kontor-server.ts'
import { firstOperator } from '../server/operator.ts'
import { register, type Person } from '../server/person.ts'
import { seededRandom } from './seeded-random.ts'

const customers = 3
const terms = {
  seller: { name: 'Latarnia', taxId: '5260250274', address: { street: 'ul. Falochronowa 4', place: '81-999 Gdynia' } },
  ...{ place: 'Gdynia', bankAccount: 'PL61109010140000071219812874', series: 'LT', paymentDays: 21, exemption: null },
}
const price = { subject: 'unit', of: null, name: 'Utrzymanie PT', value: 24_000, rate: '23', validFrom: '2020-01-01' }

const mutation = (name: string, args: object) => ({ id: randomUUID(), name, args })
const send = async (operator: Person, document: string, one: object) =>
  operator.request('POST', `/api/operator/documents/operator/${document}/mutations`, { mutations: [one] })

it('[DESIGN 12] killed at any step of issuing and asked again, every customer has one invoice and no number is missing', async () => {
  const month = lastMonth()
  const random = seededRandom(12)
  const kontor = await KontorServer.open()
  onTestFinished(() => kontor.close())
  const operator = await firstOperator(kontor)
  const registered: Awaited<ReturnType<typeof register>>[] = []
  for (let at = 0; at < customers; at += 1)
    registered.push(await register(kontor, { username: `owner-${at}`, unitIdentifier: `PT 1000${at}` }))
  await kontor.kill()
  dateBack(kontor.dataFolder)
  await kontor.start()
  await send(operator, 'billing', mutation('setTerms', terms))
  await send(operator, 'billing', mutation('addPrice', { priceId: 'price-0001', ...price }))
  for (const { organizationId } of registered)
    await send(operator, 'billing', mutation('setBuyer', { organizationId, address: terms.seller.address }))
  const { organizations } = await operator.read<OperatorMonth>(`/api/operator/months/${month}`)
  expect(organizations).toHaveLength(customers)

  for (const { charged } of organizations) {
    const args = { organizationId: charged.organizationId, expected: charged.digest }
    const issue = () => mutation('issueInvoice', { invoiceId: randomUUID(), ...args })
    const sent = issue()
    const answered = send(operator, `invoices.${month}`, sent).catch(() => null)
    await new Promise((wait) => setTimeout(wait, random.between(0, 40)))
    await kontor.kill()
    await answered
    await kontor.start()
    // The same call again, as a browser repeats it, and another by someone who saw no answer.
    for (const again of [sent, issue()]) expect((await send(operator, `invoices.${month}`, again)).status).toBe(200)
  }

  const after = await operator.read<OperatorMonth>(`/api/operator/months/${month}`)
  const numbers = after.organizations.map(({ invoice }) => invoice?.content.number).sort()
  const path = `LT/${month.replace('-', '/')}`
  expect(numbers).toEqual(Array.from({ length: customers }, (_, at) => `${path}/000${at + 1}`))
  for (const { owner, accountId, organizationId } of registered) {
    const issued = after.organizations.find(({ charged }) => charged.organizationId === organizationId)?.invoice
    const received = async () =>
      (await owner.read<{ records: { invoice: Invoice[] } }>(`/api/documents/section/${accountId}.finance`)).records
        .invoice
    await expect.poll(received, { timeout: 20_000 }).toEqual([issued])
  }
}, 180_000)
