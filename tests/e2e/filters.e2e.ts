import type { Page } from '@playwright/test'
import { openLargeOrganization } from '../server/large-organization.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings } from './no-findings.ts'

/** The field of the list of filters, which is opened by its button. */
const openFilters = async (page: Page, button: string) => {
  await page.getByRole('button', { name: button, exact: true }).click()
  const field = page.getByRole('combobox', { name: 'Szukaj filtra' })
  await expect(field).toBeFocused()
  return field
}

const option = (page: Page, name: string) => page.getByRole('option', { name, exact: true })
const token = (page: Page, name: string) => page.getByRole('button', { name: `Usuń filtr: ${name}` })

test('[ISSUE 3] [SCREENS] among 1,000 sub-accounts any account, role, person or actor is found as a filter, by keyboard alone', async ({
  kontor,
  newBrowser,
}) => {
  test.setTimeout(120_000)
  const { owner, accountId } = await openLargeOrganization(kontor, { people: 300, subAccounts: 1_000 })
  const { context, page } = await newBrowser()
  await owner.enter(context)

  await test.step('the list of users: the first of each kind, and how many more there are', async () => {
    await page.goto(`/a/${accountId}/account/users`)
    await openFilters(page, 'Filtruj')
    const accounts = page.getByRole('group', { name: 'konto' })
    await expect(accounts.getByRole('option')).toHaveCount(12)
    await expect(accounts).toContainText('Jeszcze 989 pozycji. Wystarczy wpisać część nazwy.')
    await expectNoFindings(page, 'filters')
  })
  await test.step('typed, without accents; what matches besides is counted', async () => {
    const field = page.getByRole('combobox', { name: 'Szukaj filtra' })
    await field.fill('oddzial')
    await expect(page.getByRole('group', { name: 'konto' })).toContainText('Pasuje jeszcze 951 pozycji.')
    await field.fill('nikogo takiego')
    await expect(page.getByText('Żaden filtr nie pasuje do „nikogo takiego”.')).toBeVisible()
    await expectNoFindings(page, 'no filter')
    await field.fill('oddzial 098')
    await expect(page.getByRole('option')).toHaveCount(11)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect(token(page, 'konto Oddział 0988')).toBeVisible()
    await expect(page).toHaveURL(/account=account-0988/)
    await expect(field).toBeFocused()
  })
  await test.step('[ISSUE 8] [E12] the list stays open: one more is chosen, and one is let go of', async () => {
    await expect(option(page, 'Oddział 0988')).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.type('rozliczenia')
    await page.keyboard.press('Enter')
    await expect(token(page, 'rola Rozliczenia')).toBeVisible()
    await option(page, 'Oddział 0988').click()
    await expect(token(page, 'konto Oddział 0988')).toBeHidden()
    await expect(page).not.toHaveURL(/account=/)
  })
  await test.step('Escape closes the list and nothing else', async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('combobox', { name: 'Szukaj filtra' })).toBeHidden()
    await expect(token(page, 'rola Rozliczenia')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Filtruj', exact: true })).toBeFocused()
  })
  await test.step('the history: an account, a person by user name, an actor', async () => {
    await page.goto(`/a/${accountId}/account/history`)
    const field = await openFilters(page, 'Filtruj')
    await field.fill('0512')
    await page.keyboard.press('Enter')
    await expect(token(page, 'konto Oddział 0512')).toBeVisible()
    await page.keyboard.type('serwer')
    await page.keyboard.press('Enter')
    await expect(token(page, 'kto zmienia serwer')).toBeVisible()
    await page.keyboard.type(owner.username)
    await expect(page.getByRole('group', { name: 'osoba' }).getByRole('option')).toHaveCount(1)
    await expectNoFindings(page, 'filters of the history')
    await page.keyboard.press('Enter')
    await expect(token(page, 'osoba')).toBeVisible()
  })
  await test.step('on a phone the list fits the page', async () => {
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 390, height: 700 })
    await openFilters(page, 'Filtruj')
    const list = await page.getByRole('dialog', { name: 'Filtruj' }).boundingBox()
    expect(list).not.toBeNull()
    expect((list?.x ?? -1) >= 0 && (list?.x ?? 0) + (list?.width ?? 0) <= 390).toBe(true)
    expect((list?.y ?? -1) >= 0 && (list?.y ?? 0) + (list?.height ?? 0) <= 700).toBe(true)
  })
})
