import type { InputOf, billingKind, ProfileId } from '@kontor/domain'

/** The terms of the demonstration's operator, which are none of the server's own. */
export const demonstratedTerms: InputOf<typeof billingKind, 'setTerms'> = {
  seller: {
    ...{ name: 'Latarnia Usługi Sieciowe sp. z o.o.', taxId: '5260250274' },
    address: { street: 'ul. Falochronowa 4', place: '81-999 Gdynia' },
  },
  ...{
    place: 'Gdynia',
    bankAccount: 'PL61109010140000071219812874',
    series: 'POKAZ',
    paymentDays: 30,
    exemption: null,
  },
}

type DemonstratedPrice = Pick<InputOf<typeof billingKind, 'addPrice'>, 'subject' | 'of' | 'name' | 'value'>

/** Net, in grosz; of a reservation per mille. */
export const demonstratedPrices: Readonly<Record<ProfileId, readonly DemonstratedPrice[]>> = {
  telecom: [
    { subject: 'account', of: null, name: 'Prowadzenie konta', value: 3_000 },
    { subject: 'unit', of: null, name: 'Utrzymanie identyfikatora PT', value: 24_000 },
    { subject: 'service', of: 'mnp', name: 'Obsługa przeniesień MNP', value: 18_045 },
    { subject: 'service', of: 'fnp', name: 'Obsługa przeniesień FNP', value: 9_999 },
    { subject: 'process', of: null, name: 'Zakończony proces', value: 850 },
  ],
  hospitality: [
    { subject: 'unit', of: null, name: 'Obiekt w ofercie', value: 8_900 },
    { subject: 'reservation', of: null, name: 'Prowizja od pobytu', value: 120 },
  ],
}

/** So many invoices were issued up to today, each on this day of the next month. */
export const [issuedMonths, issuedOnDay] = [4, 2]

/** Paid so many days after the issue. The last two are not: one is open, and one is overdue. */
export const [paidAfterDays, unpaid] = [19, 2]
