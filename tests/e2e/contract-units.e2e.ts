import { firstOperator } from '../server/operator.ts'
import { register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'

const hotel = {
  ...{ profile: 'hospitality' as const, accountName: 'Bursztyn', taxId: '951-000-22-38' },
  ...{ unitIdentifier: 'OB 100', contractUnits: ['OB 101'] },
}

test('[B18] [B19] the operator sets the days of a unit, and the organisation sees it in its history and on offer', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, hotel)
  const { page } = await newBrowser(await firstOperator(kontor))
  await page.goto(`/operator/organizations/${organizationId}`)
  const dialog = page.getByRole('dialog')
  const row = (unit: string) => page.getByRole('row', { name: new RegExp(unit) })

  await test.step('the contract lists its units, and who has each', async () => {
    await expect(row('OB 100').last()).toContainText('bezterminowo')
    await expect(row('OB 101')).toContainText('wolna')
  })
  await test.step('a unit is added from a day on; one without a first day, or with the last one before it, is not', async () => {
    await page.getByRole('button', { name: 'Dodaj jednostkę' }).click()
    await dialog.getByLabel('Identyfikator').fill('OB 102')
    await dialog.getByRole('textbox', { name: /Ostatni dzień/ }).fill('1.01.2020')
    await dialog.getByRole('button', { name: 'Dodaj jednostkę' }).click()
    await expect(dialog.getByText('Ostatni dzień nie może być przed pierwszym.')).toBeVisible()
    await dialog.getByRole('textbox', { name: /Ostatni dzień/ }).fill('')
    await dialog.getByRole('button', { name: 'Dodaj jednostkę' }).click()
    await expect(row('OB 102')).toContainText('wolna')
  })
  await test.step('the last day of one that an account has is set, with what will happen, and undone', async () => {
    await page.getByRole('button', { name: 'Zmień daty: OB 102' }).click()
    await dialog.getByRole('textbox', { name: /Ostatni dzień/ }).fill('31.12.2090')
    await dialog.getByRole('button', { name: 'Zapisz daty' }).click()
    await expect(row('OB 102')).toContainText('31 gru 2090')
    await page.getByRole('button', { name: 'Cofnij' }).click()
    await expect(row('OB 102')).toContainText('bezterminowo')
  })
  await test.step('the history of the contract says who changed which days, newest first', async () => {
    const history = page.getByRole('region', { name: 'Historia umowy' }).getByRole('listitem')
    await expect(history).toHaveCount(4)
    await expect(history.first()).toContainText('Damian Rosa')
    await expect(history.first()).toContainText(/OB 102: od .* do 31 gru 2090 → od .*, bezterminowo/)
    await expect(history.last()).toContainText('OB 100: poza umową → ')
  })
  await test.step('axe finds nothing, and nothing scrolls sideways on a phone', async () => {
    await page.getByRole('button', { name: 'Zmień daty: OB 100' }).click()
    await expect(dialog).toContainText('Tę jednostkę ma konto Bursztyn.')
    await expectNoFindings(page, 'the dates of a unit')
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 390, height: 844 })
    await expectNoFindings(page, 'the units of a contract')
    await expectNoSidewaysScroll(page)
  })
  await test.step('the organisation reads in its history who set the days', async () => {
    const { page: member } = await newBrowser(owner)
    await member.goto(`/a/${accountId}/account/history`)
    await expect(member.getByText('Damian Rosa – ustawienie dat jednostki OB 102 w umowie').first()).toBeVisible()
  })
})

test('[DESIGN 11] the register of units: found by number or name, free and ending ones apart, leads to the organisation', async ({
  kontor,
  newBrowser,
}) => {
  const { organizationId } = await register(kontor, hotel)
  const operator = await firstOperator(kontor)
  const until = { identifier: 'OB 100', from: '2026-01-01', until: '2090-12-31' }
  await operator.request('POST', `/api/operator/documents/directory/${organizationId}/mutations`, {
    mutations: [{ id: crypto.randomUUID(), name: 'setContractUnit', args: until }],
  })
  await register(kontor, { unitIdentifier: 'PT 77777', username: 'i.orlik' })
  const { page } = await newBrowser(operator)
  await page.goto('/operator/organizations')
  await page.getByRole('link', { name: 'Rejestr jednostek' }).first().click()
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) })
  const search = page.getByRole('search', { name: 'Szukaj jednostek' }).getByRole('searchbox')

  await test.step('all are listed with their account and days', async () => {
    await expect(page.getByText('3 jednostki', { exact: true })).toBeVisible()
    await expect(row('OB 100')).toContainText('31 gru 2090')
    await expect(row('OB 101')).toContainText('wolna')
    await expect(row('PT 77777')).toContainText('poza umową')
  })
  await test.step('a number is found however it is written; nothing found says so', async () => {
    await search.fill('pt77777')
    await expect(page.getByText('1 jednostka', { exact: true })).toBeVisible()
    await search.fill('nie ma takiej')
    await expect(page.getByText('Nic nie pasuje')).toBeVisible()
    await page.getByRole('button', { name: 'Wyczyść wyszukiwanie' }).click()
  })
  await test.step('free and ending ones are apart, at an address that can be shared', async () => {
    const tabs = page.getByRole('navigation', { name: 'Które jednostki' })
    await tabs.getByRole('link', { name: /^Wolne/ }).click()
    await expect(page.getByText('1 jednostka', { exact: true })).toBeVisible()
    await tabs.getByRole('link', { name: /^Kończą się/ }).click()
    await expect(page).toHaveURL(/\/operator\/units\?tab=ending$/)
    await expect(row('OB 100')).toBeVisible()
    await expectNoFindings(page, 'the register of units')
  })
  await test.step('without a connection the page says so; on a phone nothing scrolls sideways', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await expectNoFindings(page, 'the register of units on a phone')
    await expectNoSidewaysScroll(page)
    await kontor.stop()
    await page.getByRole('link', { name: 'Organizacje' }).last().click()
    await page.getByRole('link', { name: 'Jednostki' }).last().click()
    await expect(page.getByText('Bez połączenia z serwerem')).toBeVisible()
    await kontor.start()
    await page.getByRole('button', { name: 'Spróbuj ponownie' }).click()
    await row('OB 100').getByRole('link').click()
    await expect(page.getByRole('heading', { name: 'Konta i umowa' })).toBeVisible()
  })
})
