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
