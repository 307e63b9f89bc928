import { dateBack, lastMonth } from '../server/date-back.ts'
import { firstOperator } from '../server/operator.ts'
import { register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'

test('[A6] [DESIGN 12] an operator sets prices, sees what a month comes to, issues it once, corrects it and marks it paid', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId } = await register(kontor)
  const operator = await firstOperator(kontor)
  await kontor.stop()
  dateBack(kontor.dataFolder)
  await kontor.start()
  const { page } = await newBrowser(operator)

  await test.step('the seller and the terms of payment are entered, with what is wrong beside the field', async () => {
    await page.goto('/operator/prices')
    await expect(page.getByText('Cennik jest pusty')).toBeVisible()
    await page.getByRole('button', { name: 'Uzupełnij' }).click()
    const dialog = page.getByRole('dialog', { name: 'Sprzedawca i zapłata' })
    const values = {
      'Nazwa sprzedawcy': 'Latarnia sp. z o.o.',
      NIP: '526-025-02-74',
      Seria: 'LT',
      'Ulica i numer': 'ul. Falochronowa 4',
      'Kod i miejscowość': '81-999 Gdynia',
      'Rachunek bankowy': '61 1090 1014 0000 0712 1981 2875',
      'Miejsce wystawienia': 'Gdynia',
    }
    for (const [label, value] of Object.entries(values)) await dialog.getByLabel(label, { exact: true }).fill(value)
    await dialog.getByRole('button', { name: 'Zapisz' }).click()
    await expect(dialog.getByText('To nie jest poprawny numer rachunku.')).toBeVisible()
    await dialog.getByLabel('Rachunek bankowy').fill('61 1090 1014 0000 0712 1981 2874')
    await dialog.getByRole('button', { name: 'Zapisz' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText('Latarnia sp. z o.o.')).toBeVisible()
  })
  await test.step('a price is added from a day on', async () => {
    await page.getByRole('button', { name: 'Dodaj cenę' }).click()
    const dialog = page.getByRole('dialog', { name: 'Dodaj cenę' })
    await dialog.getByLabel('Nazwa na fakturze').fill('Utrzymanie identyfikatora PT')
    await dialog.getByLabel('Cena netto, zł').fill('240,00')
    await dialog.getByRole('textbox', { name: 'Obowiązuje od' }).fill('01.01.2020')
    await dialog.getByRole('button', { name: 'Dodaj cenę' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('table')).toContainText('240,00')
    await expectNoFindings(page, 'prices')
  })
  await test.step('the month is previewed; without an address of the buyer nothing can be issued', async () => {
    await page.goto(`/operator/invoices?month=${lastMonth()}`)
    const row = page.getByRole('row', { name: /Mewa Telekom/ })
    await expect(row).toContainText('240,00')
    await expect(row).toContainText('brak adresu nabywcy')
    await expect(page.getByRole('button', { name: /^Wystaw \d/ })).toBeHidden()
    await expectNoFindings(page, 'month')
    await row.getByRole('button', { name: /Mewa Telekom/ }).click()
    const dialog = page.getByRole('dialog', { name: /Mewa Telekom/ })
    await dialog.getByLabel('Ulica i numer').fill('ul. Mewia 1')
    await dialog.getByLabel('Kod i miejscowość').fill('81-340 Gdynia')
    await dialog.getByRole('button', { name: 'Zapisz adres' }).click()
    await expect(page.getByText('Zapisano adres nabywcy')).toBeVisible()
    await expectNoFindings(page, 'dialog of a row')
    await dialog.getByRole('button', { name: 'Zamknij' }).last().click()
  })
  await test.step('it is issued once, with a number', async () => {
    await page.getByRole('button', { name: 'Wystaw 1 fakturę' }).click()
    await expect(page.getByText('Wystawiono 1 fakturę')).toBeVisible()
    const number = `LT/${lastMonth().replace('-', '/')}/0001`
    await expect(page.getByRole('row', { name: /Mewa Telekom/ })).toContainText(number)
    await expect(page.getByRole('button', { name: /^Wystaw \d/ })).toBeHidden()
  })
  await test.step('the owner’s finance section has received it, and no other document of the operator opens', async () => {
    const answer = await owner.request('GET', `/api/operator/months/${lastMonth()}`)
    expect(answer.status).toBe(403)
    const { accounts } = await owner.directory(organizationId)
    const finance = await owner.request('GET', `/api/documents/section/${accounts[0]?.id}.finance`)
    expect(await finance.text()).toContain('Utrzymanie identyfikatora PT')
  })
  await test.step('it is marked as paid, and the mark is taken back', async () => {
    await page
      .getByRole('row', { name: /Mewa Telekom/ })
      .getByRole('button', { name: /Mewa Telekom/ })
      .click()
    const dialog = page.getByRole('dialog', { name: /Mewa Telekom/ })
    await dialog.getByRole('button', { name: 'Oznacz jako opłaconą' }).click()
    await expect(dialog.getByText('opłacona', { exact: false }).first()).toBeVisible()
    await dialog.getByRole('button', { name: 'Cofnij opłacenie' }).click()
    await expect(dialog.getByRole('button', { name: 'Oznacz jako opłaconą' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Zamknij' }).last().click()
  })
  await test.step('a price that was changed for that time shows as a difference, and is corrected', async () => {
    const price = { subject: 'unit', of: null, name: 'Utrzymanie identyfikatora PT', value: 20_000, rate: '23' }
    const mutation = { name: 'addPrice', args: { priceId: 'price-0002', ...price, validFrom: '2020-02-01' } }
    const sent = await operator.request('POST', '/api/operator/documents/operator/billing/mutations', {
      mutations: [{ id: crypto.randomUUID(), ...mutation }],
    })
    expect(await sent.text()).toContain('accepted')
    await page.reload()
    await page
      .getByRole('row', { name: /Mewa Telekom/ })
      .getByRole('button', { name: /Mewa Telekom/ })
      .click()
    const dialog = page.getByRole('dialog', { name: /Mewa Telekom/ })
    await dialog.getByLabel('Przyczyna korekty').fill('Cena z aneksu nr 2')
    await dialog.getByRole('button', { name: 'Wystaw korektę' }).click()
    await expect(dialog.getByText(`LT/${lastMonth().replace('-', '/')}/K001`)).toBeVisible()
    await expect(dialog.getByText('Cena z aneksu nr 2', { exact: false })).toBeVisible()
  })
  await test.step('on a phone nothing is lost', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    for (const path of ['/operator/prices', `/operator/invoices?month=${lastMonth()}`]) {
      await page.goto(path)
      await expect(page.getByRole('table')).toBeVisible()
      await expectNoSidewaysScroll(page)
      await expectNoFindings(page, path)
    }
  })
})
