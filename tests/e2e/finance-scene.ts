import type { InvoiceContent } from '@kontor/domain'
import { addMonths, type Month } from '@kontor/domain'
import type { OperatorMonth, OperatorMonthRow } from '@kontor/protocol'
import { dateBack, lastMonth } from '../server/date-back.ts'
import type { KontorServer } from '../server/kontor-server.ts'
import { firstOperator } from '../server/operator.ts'
import { createSubAccount, newId, register, type Person } from '../server/person.ts'

export const terms = {
  seller: {
    ...{ name: 'Latarnia Usługi Sieciowe sp. z o.o.', taxId: '5260250274' },
    address: { street: 'ul. Falochronowa 4', place: '81-999 Gdynia' },
  },
  ...{ place: 'Gdynia', bankAccount: 'PL61109010140000071219812874', series: 'LT', paymentDays: 21, exemption: null },
}

/** An operator's act in one of the own documents; fails unless it is accepted. */
export const operatorActs = async (operator: Person, document: string, name: string, args: object): Promise<void> => {
  const answer = await operator.request('POST', `/api/operator/documents/operator/${document}/mutations`, {
    mutations: [{ id: newId(), name, args }],
  })
  const text = await answer.text()
  if (!text.includes('"accepted"')) throw new Error(`${name}: ${answer.status} ${text}`)
}

const price = (subject: string, of: string | null, name: string, value: number) => ({
  ...{ priceId: newId(), subject, of, name, value, rate: '23', validFrom: '2020-01-01' },
})

/** What one organisation's month comes to, and what was issued. */
export const monthOfOrganization = async (operator: Person, month: Month): Promise<OperatorMonthRow> => {
  const { organizations } = await operator.read<OperatorMonth>(`/api/operator/months/${month}`)
  const [row] = organizations
  if (row === undefined) throw new Error(`nothing is charged in ${month}`)
  return row
}

type Charged = 'unit' | 'account' | 'mnp' | 'fnp' | 'location'

const prices: Readonly<Record<Charged, ReturnType<typeof price>>> = {
  unit: price('unit', null, 'Utrzymanie identyfikatora PT', 24_000),
  account: price('account', null, 'Prowadzenie konta', 3_000),
  mnp: price('service', 'mnp', 'Obsługa przeniesień MNP', 18_045),
  fnp: price('service', 'fnp', 'Obsługa przeniesień FNP', 9_999),
  location: price('service', 'location', 'Lokalizacja zgłoszeń alarmowych', 1_250),
}

interface SceneOptions {
  /** Of the sub-accounts. */
  readonly names?: readonly string[]
  /** What each account is charged for, a line each. */
  readonly charged?: readonly Charged[]
}

/**
 * A telecom with sub-accounts that is a year old, an operator with a price list, and the last month as `2026-10`. Nothing
 * is issued yet. The server is started again, so browsers come after it.
 */
export const financeScene = async (
  kontor: KontorServer,
  { names = ['Kaszuby Online'], charged = ['unit', 'mnp', 'fnp'] }: SceneOptions = {},
) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const accounts = [accountId]
  for (const [place, name] of names.entries())
    accounts.push(await createSubAccount(owner, organizationId, name, `PT 0${4000 + place}`))
  const { units } = await owner.directory(organizationId)
  for (const unit of units)
    for (const type of charged.filter((of) => of !== 'unit' && of !== 'account'))
      await owner.mutate(organizationId, 'addService', {
        ...{ serviceId: newId(), accountId: unit.accountId, unitId: unit.id, type },
      })
  const operator = await firstOperator(kontor)
  await kontor.stop()
  dateBack(kontor.dataFolder)
  await kontor.start()
  await operatorActs(operator, 'billing', 'setTerms', terms)
  for (const of of charged) await operatorActs(operator, 'billing', 'addPrice', prices[of])
  await operatorActs(operator, 'billing', 'setBuyer', {
    ...{ organizationId, address: { street: 'ul. Bosmańska 17', place: '80-999 Gdańsk' } },
  })
  return { owner, organizationId, accountId, accounts, operator, month: lastMonth() as Month }
}

type Scene = Awaited<ReturnType<typeof financeScene>>

/** Issues the invoice of a month; gives its id and content once the main account has received it. */
export const issue = async ({ operator, organizationId, owner, accountId }: Scene, month: Month) => {
  const { charged } = await monthOfOrganization(operator, month)
  const invoiceId = newId()
  await operatorActs(operator, `invoices.${month}`, 'issueInvoice', {
    ...{ invoiceId, organizationId, expected: charged.digest },
  })
  return { invoiceId, content: await received(owner, accountId, invoiceId) }
}

/** Corrects the invoice of a month by a price that was valid then after all. */
export const correct = async (
  { operator, organizationId, owner, accountId }: Scene,
  month: Month,
  { value, reason }: { readonly value: number; readonly reason: string },
) => {
  const validFrom = `${month}-01`
  await operatorActs(operator, 'billing', 'addPrice', {
    ...price('unit', null, 'Utrzymanie identyfikatora PT', value),
    validFrom,
  })
  await operatorActs(operator, 'billing', 'addPrice', {
    ...price('unit', null, 'Utrzymanie identyfikatora PT', 24_000),
    validFrom: `${addMonths(month, 1)}-01`,
  })
  const { charged } = await monthOfOrganization(operator, month)
  const correctionId = newId()
  await operatorActs(operator, `invoices.${month}`, 'correctInvoice', {
    ...{ correctionId, organizationId, reason, expected: charged.digest },
  })
  return { correctionId, content: await received(owner, accountId, correctionId) }
}

/** Effects bring an invoice to the section a moment after it was issued. */
const received = async (owner: Person, accountId: string, id: string): Promise<InvoiceContent> => {
  for (;;) {
    const { records } = await owner.read<{ records: { invoice: { id: string; content: InvoiceContent }[] } }>(
      `/api/documents/section/${accountId}.finance`,
    )
    const found = records.invoice.find((invoice) => invoice.id === id)
    if (found !== undefined) return found.content
  }
}
