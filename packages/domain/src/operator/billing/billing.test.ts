import { expect, it } from 'vitest'
import { shownIban } from '../../billing/iban.ts'
import { limits } from '../../kernel/limits.ts'
import { operatorScene, terms } from '../testing/operator-scene.ts'
import { billingKind } from './billing-kind.ts'

const setup = () => {
  const scene = operatorScene(billingKind)
  const price = (priceId: string, fields: object = {}) =>
    scene.run({
      name: 'addPrice',
      args: {
        ...{ priceId, subject: 'unit', of: null, name: 'Utrzymanie PT', value: 24_000, rate: '23' },
        ...{ validFrom: '2026-12-01', ...fields },
      },
    })
  const setTerms = (fields: object) => scene.run({ name: 'setTerms', args: { ...terms, ...fields } })
  return { ...scene, price, setTerms }
}
const issue = (path: string, reason: string) => ({ code: 'invalid-arguments', issues: [{ path, reason }] })

it('[DESIGN 12] the operator’s terms have a NIP, a bank account with right check digits, and bounds', () => {
  const { content, setTerms } = setup()
  expect(setTerms({ bankAccount: '61 1090 1014 0000 0712 1981 2874', series: ' lt ' })).toBe(null)
  expect(content.terms).toEqual({ id: 'terms', ...terms })
  const { seller } = terms
  expect([
    setTerms({ seller: { ...seller, taxId: '5260250275' } }),
    setTerms({ seller: { ...seller, taxId: 'DE136695976' } }),
    setTerms({ bankAccount: '61 1090 1014 0000 0712 1981 2875' }),
    setTerms({ series: '1/X' }),
    setTerms({ paymentDays: limits.billing.paymentDaysMax + 1 }),
  ]).toEqual([
    issue('seller.taxId', 'not-a-nip'),
    issue('seller.taxId', 'not-a-nip'),
    issue('bankAccount', 'not-an-iban'),
    issue('series', 'not-a-series'),
    issue('paymentDays', 'too-large'),
  ])
  const long = 'x'.repeat(limits.billing.addressLineLengthMax + 1)
  expect(setTerms({ seller: { ...seller, address: { street: long, place: 'Gdynia' } } })).toMatchObject({
    issues: [{ path: 'seller.address.street', reason: 'too-long' }],
  })
})

it('[DESIGN 12] an account number is written as people read it', () => {
  expect(shownIban('PL61109010140000071219812874')).toBe('61 1090 1014 0000 0712 1981 2874')
  expect(shownIban('DE89370400440532013000')).toBe('DE89 3704 0044 0532 0130 00')
})

it('[DESIGN 12] a price is added, and taken away only before its first day', () => {
  const { content, price, run } = setup()
  expect([price('price-0001'), price('price-0002', { validFrom: '2026-11-03' })]).toEqual([null, null])
  expect(price('price-0001')).toEqual({ code: 'already-exists', kind: 'price', recordId: 'price-0001' })
  expect(price('price-0003', { subject: 'reservation', value: 1_001 })).toEqual(issue('value', 'too-large'))
  expect(price('price-0003', { validFrom: '2026-02-29' })).toEqual(issue('validFrom', 'not-a-date'))
  const removed = (priceId: string) => run({ name: 'removePrice', args: { priceId } })
  expect(['price-0001', 'price-0002', 'price-0001'].map(removed)).toEqual([
    null,
    { code: 'price-in-force', recordId: 'price-0002' },
    { code: 'unknown-price', recordId: 'price-0001' },
  ])
  expect([...content.price.keys()]).toEqual(['price-0002'])
})

it('[S11] the price list and the customers have bounds', () => {
  const { content, price, run } = setup()
  const { pricesMax, buyersMax } = limits.billing
  const many = (max: number) =>
    Array.from({ length: max }, (_, at) => [`filled-${at}`, { id: `filled-${at}` }] as const)
  Object.assign(content, { price: new Map(many(pricesMax)), buyer: new Map(many(buyersMax)) })
  expect(price('price-0001')).toEqual({ code: 'too-many-records', kind: 'price', max: pricesMax })
  const args = { organizationId: 'mewa-0001', address: terms.seller.address }
  expect(run({ name: 'setBuyer', args })).toEqual({ code: 'too-many-records', kind: 'buyer', max: buyersMax })
})
