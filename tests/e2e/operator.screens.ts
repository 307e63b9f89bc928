import { dateBack, lastMonth } from '../server/date-back.ts'
import { firstOperator } from '../server/operator.ts'
import { newId, register } from '../server/person.ts'
import { expect } from './fixtures.ts'
import { openCase } from './process-scene.ts'
import { inEachVariant } from './screen-variants.ts'

const terms = {
  seller: { name: 'Latarnia', taxId: '5260250274', address: { street: 'ul. Falochronowa 4', place: '81-999 Gdynia' } },
  ...{ place: 'Gdynia', bankAccount: 'PL61109010140000071219812874', series: 'LT', paymentDays: 21, exemption: null },
}
const price = { of: null, rate: '23', validFrom: '2020-01-01' }

inEachVariant('billing and contracts', async ({ kontor, open, shooting, says }) => {
  const { organizationId } = await register(kontor)
  const operator = await firstOperator(kontor)
  await kontor.stop()
  dateBack(kontor.dataFolder)
  await kontor.start()
  const bill = async (name: string, args: object): Promise<void> => {
    const mutations = [{ id: newId(), name, args }]
    const answer = await operator.request('POST', '/api/operator/documents/operator/billing/mutations', { mutations })
    expect(await answer.text()).toContain('accepted')
  }
  const { context, page } = await open()
  await operator.enter(context)
  const shot = shooting(page, 'operator-')
  await page.goto('/operator/prices')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await shot('prices-none')
  await bill('setTerms', terms)
  await bill('addPrice', { priceId: 'price-0001', subject: 'unit', name: 'Utrzymanie PT', value: 24_000, ...price })
  await bill('addPrice', { priceId: 'price-0002', subject: 'account', name: 'Konto', value: 4_900, ...price })
  await page.reload()
  await expect(page.getByRole('table')).toBeVisible()
  await shot('prices')
  await page.getByRole('button', { name: says('billing_add_price') }).click()
  await shot('price-new')
  await page.goto(`/operator/invoices?month=${lastMonth()}`)
  await expect(page.getByRole('table')).toBeVisible()
  await shot('month')
  await page
    .getByRole('table')
    .getByRole('button', { name: /Mewa Telekom/ })
    .click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await shot('month-row')
  await bill('setBuyer', { organizationId, address: terms.seller.address })
  await page.reload()
  await shot('month-ready')
  const hotel = await register(kontor, {
    ...{ profile: 'hospitality', accountName: 'Bursztyn', taxId: '951-000-22-38', username: 'b.sowa' },
    ...{ unitIdentifier: 'OB 100', contractUnits: ['OB 101'] },
  })
  await page.goto(`/operator/organizations/${hotel.organizationId}`)
  await expect(page.getByText('OB 101')).toBeVisible()
  await shot('contract-units')
  await page.getByRole('button', { name: /: OB 101$/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await shot('contract-unit-dates')
})

inEachVariant('import of processes', async ({ kontor, open, shooting }) => {
  const { owner, accountId } = await register(kontor)
  await openCase(owner, accountId, { from: '601337925' })
  const { context, page } = await open()
  await owner.enter(context)
  const shot = shooting(page, 'import-')
  await page.goto(`/a/${accountId}/processes?import`)
  await expect(page.locator('input[type=file]')).toBeAttached()
  await shot('choose')
  const rows = [
    'Typ procesu;Numer;Numer do;Dawca;Tryb;Abonent;Termin;Uwagi',
    ';512 884 071;;PT 01102;DAY;Łucja Żak;;pilne',
    ';55 247 60 10;55 247 60 29;PT 04471;END;Zakłady Żuławskie;;',
    'Reklamacja;;;;;Zły dzień;30.02.2026;',
    ';12345;;PT 01102;DAY;;;',
    ';601 337 925;;PT 01102;DAY;;;',
  ]
  const buffer = Buffer.from(rows.join('\r\n'))
  await page.locator('input[type=file]').setInputFiles({ name: 'sprawy.csv', mimeType: 'text/csv', buffer })
  await expect(page.getByText('12345')).toBeVisible()
  await shot('trial')
})
