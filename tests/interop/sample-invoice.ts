import type { InvoiceContent, InvoiceLine } from '@kontor/domain'
import { differenceOfVat, statementOf, totalOf, vatSummary } from '@kontor/domain'

const line = (accountId: string, fields: object): InvoiceLine =>
  ({
    ...{ accountId, subject: 'unit', of: null, name: 'Utrzymanie PT', price: 24_000, rate: '23', net: 24_000 },
    quantity: { unit: 'months', days: 31, daysInMonth: 31 },
    ...fields,
  }) as InvoiceLine

const lines = [
  line('account-main', {}),
  line('account-main', {
    quantity: { unit: 'pieces', count: 214 },
    name: 'Przeniesienie MNP & FNP',
    price: 420,
    net: 89_880,
  }),
  line('account-main', { quantity: { unit: 'pieces', count: 1 }, price: 1_700, net: 1_700, rate: 'outside' }),
  line('account-north', { quantity: { unit: 'months', days: 10, daysInMonth: 31 }, net: 7_742 }),
  line('account-north', {
    quantity: { unit: 'amount', grosz: 90_000 },
    name: 'Prowizja',
    price: 150,
    net: 13_500,
    rate: '8',
  }),
  line('account-north', { quantity: { unit: 'pieces', count: 2 }, price: 500, net: 1_000, rate: 'exempt' }),
  line('account-north', { quantity: { unit: 'pieces', count: 3 }, price: 700, net: 2_100, rate: '0' }),
]

/** An invoice with each kind of quantity and rate. */
export const invoice = (): InvoiceContent => {
  const { vat, total } = statementOf(lines)
  return {
    ...{ number: 'LT/2026/10/0001', month: '2026-10', organizationId: 'mewa-0001', place: 'Gdynia' },
    ...{ issuedOn: '2026-11-03', dueOn: '2026-11-24', bankAccount: 'PL61109010140000071219812874' },
    seller: {
      name: 'Latarnia Usługi Sieciowe & Synowie <sp. z o.o.>',
      ...{ taxId: '5260250274', address: { street: 'ul. Falochronowa 4', place: '81-999 Gdynia' } },
    },
    buyer: {
      ...{ name: 'Mewa Telekom sp. z o.o.', taxId: '701-000-14-54' },
      address: { street: 'ul. Bosmańska 17', place: '80-999 Gdańsk' },
    },
    exemption: 'art. 43 ust. 1 pkt 29 ustawy o VAT',
    accounts: [
      { id: 'account-main', name: 'Mewa Telekom', kind: 'main', units: ['PT 03417'] },
      { id: 'account-north', name: 'Kaszuby Online', kind: 'sub', units: ['PT 03418'] },
    ],
    ...{ lines, vat, total, corrects: null },
  } as unknown as InvoiceContent
}

/** A correction of it: another price, a line that is gone, and a number of KSeF or none. */
export const correction = (ksefNumber: string | null): InvoiceContent => {
  const first = invoice()
  const after = [line('account-main', { price: 20_000, net: 20_000 }), ...lines.slice(1, -1)]
  const vat = differenceOfVat(vatSummary(lines), vatSummary(after))
  return {
    ...first,
    ...{ number: 'LT/2026/10/K001', lines: after, vat: [...vat], total: totalOf(vat) },
    corrects: {
      ...{ invoiceId: 'invoice-1', number: first.number, issuedOn: first.issuedOn, ksefNumber },
      ...{ reason: 'Cena z umowy to 200 zł', lines },
    },
  } as unknown as InvoiceContent
}
