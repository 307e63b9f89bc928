import type { Page } from '@playwright/test'
import { join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings } from './no-findings.ts'
import { syncState } from './sync-state.ts'

const row = (page: Page, unit: string) => page.getByRole('row', { name: new RegExp(unit) })

const moreOf = async (page: Page, unit: string, act: string): Promise<void> => {
  await page.getByRole('button', { name: `Więcej: ${unit}`, exact: true }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

test('[A8] [A14] units and services are kept in their own section: added, named, removed and brought back; others see them', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const pawel = await join(owner, organizationId, {
    name: 'Paweł Grzęda',
    username: 'p.grzeda',
    homeAccountId: accountId,
    rights: ['units'],
  })
  const { page } = await newBrowser(owner)
  const { page: his } = await newBrowser(pawel)
  await page.goto(`/a/${accountId}/units`)
  await his.goto(`/a/${accountId}/units`)
  const dialog = page.getByRole('dialog')

  await test.step('a second unit; the identifier of the first is refused beside the field', async () => {
    await page.getByRole('button', { name: 'Dodaj PT' }).click()
    await dialog.getByLabel('Identyfikator PT').fill('pt 03417')
    await dialog.getByRole('button', { name: 'Dodaj PT' }).click()
    await expect(dialog.getByLabel('Identyfikator PT')).toHaveAccessibleDescription(/należy już do konta/)
    await dialog.getByLabel('Identyfikator PT').fill('PT 07241')
    await expectNoFindings(page, 'adding a unit')
    await dialog.getByRole('button', { name: 'Dodaj PT' }).click()
    await expect(dialog).toBeHidden()
    await expect(row(page, 'PT 07241')).toBeVisible()
    await expect(row(his, 'PT 07241')).toBeVisible()
  })
  await test.step('its services and its name reach the person who may only see them', async () => {
    await page.getByRole('button', { name: 'Dodaj usługę FNP: PT 07241' }).click()
    await moreOf(page, 'PT 07241', 'Zmień nazwę')
    await dialog.getByLabel('Nazwa (nieobowiązkowo)').fill('Centrala w Elblągu')
    await dialog.getByRole('button', { name: 'Zapisz' }).click()
    await expect(row(his, 'PT 07241')).toContainText('Centrala w Elblągu')
    await expect(row(his, 'PT 07241')).toContainText('FNP')
    await expect(his.getByText('Dodaje, nazywa i usuwa je administrator.')).toBeVisible()
    await expect(his.getByRole('button', { name: /PT 07241/ })).toHaveCount(0)
  })
  await test.step('removing says what goes with it, and is undone with its services', async () => {
    await moreOf(page, 'PT 07241', 'Usuń PT 07241')
    await expect(dialog).toContainText('Razem z nim zniknie usługa FNP.')
    await dialog.getByRole('button', { name: 'Usuń PT 07241' }).click()
    await expect(row(his, 'PT 07241')).toBeHidden()
    await page.getByRole('button', { name: 'Cofnij', exact: true }).last().click()
    await expect(row(his, 'PT 07241')).toContainText('Centrala w Elblągu')
    await expect(row(his, 'PT 07241')).toContainText('FNP')
  })
  await test.step('offline the change waits on its row, and arrives afterwards', async () => {
    await kontor.stop()
    await moreOf(page, 'PT 07241', 'Zmień nazwę')
    await dialog.getByLabel('Nazwa (nieobowiązkowo)').fill('')
    await dialog.getByRole('button', { name: 'Zapisz' }).click()
    await expect(row(page, 'PT 07241')).not.toContainText('Centrala w Elblągu')
    await expect(syncState(page)).toContainText('1 zmiana')
    await kontor.start()
    await expect(syncState(page)).toContainText('Zapisano', { timeout: 30_000 })
    await expect(row(his, 'PT 07241')).not.toContainText('Centrala w Elblągu', { timeout: 30_000 })
  })
  await expectNoFindings(page, 'units')
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoFindings(page, 'units on a phone')
  await expect(page.locator('html')).toHaveJSProperty('scrollWidth', 390)
})
