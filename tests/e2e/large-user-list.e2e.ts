import { openLargeOrganization } from '../server/large-organization.ts'
import { expect, test } from './fixtures.ts'
import { markedBar } from './team.ts'

/** Of ten thousand, what is not near the eye does not exist yet. */
const drawnMax = 120

test('[ISSUE 3] [B10] the list of 10,000 people opens, searches, filters, sorts and scrolls', async ({
  kontor,
  newBrowser,
}) => {
  test.setTimeout(240_000)
  const { owner, accountId } = await openLargeOrganization(kontor, { people: 10_000, subAccounts: 1_000 })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  const rows = page.locator('tbody tr[data-index]')
  const count = page.getByRole('main').getByRole('status').first()
  const first = page.locator('tbody tr[data-index="1"]')
  const head = (name: string) => page.getByRole('columnheader', { name })

  await test.step('it opens, and draws what is in view', async () => {
    await expect(count).toHaveText(/^10.000 osób$/)
    expect(await rows.count()).toBeLessThan(drawnMax)
    await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '10001')
  })
  await test.step('it is searched as one types, with or without the Polish letters', async () => {
    await page.getByRole('searchbox').pressSequentially('wozniak')
    await expect(count).toHaveText(/ z 10.000 osób$/)
    await expect(first).toContainText('Woźniak')
    expect(await rows.count()).toBeLessThan(drawnMax)
  })
  await test.step('an account among a thousand is a filter as soon as it is typed', async () => {
    await page.getByRole('searchbox').fill('oddział 0500')
    await page.getByRole('button', { name: /^konto\s*Oddział 0500$/ }).click()
    await expect(page).toHaveURL(/account=account-0500/)
    await expect(page.getByRole('button', { name: 'Usuń filtr: konto Oddział 0500' })).toBeVisible()
    await expect(rows.first()).toContainText('1000 z 1000')
    await page.getByRole('button', { name: 'Wyczyść filtry' }).first().click()
    await expect(count).toHaveText(/^10.000 osób$/)
  })
  await test.step('several filters at once', async () => {
    await page.goto(`/a/${accountId}/account/users?type=user&state=active&right=mail&seen=not-for-90-days&sort=name`)
    await expect(page.getByRole('button', { name: /^Usuń filtr/ })).toHaveCount(4)
    await expect(count).toHaveText(/ z 10.000 osób$/)
    await page.getByRole('button', { name: 'Wyczyść filtry' }).first().click()
    await expect(count).toHaveText(/^10.000 osób$/)
  })
  await test.step('it is sorted by names, both ways, and by the accounts that are reached', async () => {
    await expect(head('Użytkownik')).toHaveAttribute('aria-sort', 'ascending')
    const fromA = await first.textContent()
    await head('Użytkownik').getByRole('button').click()
    await expect(head('Użytkownik')).toHaveAttribute('aria-sort', 'descending')
    await expect(first).not.toHaveText(fromA ?? '')
    await head('Konta dodatkowe').getByRole('button').click()
    await expect(first).toContainText('1000 z 1000')
  })
  await test.step('it scrolls to its end by the keyboard, and back', async () => {
    await page.getByRole('searchbox').press('ArrowDown')
    await page.keyboard.press('End')
    await expect(page.locator('tbody tr[data-index="9999"]')).toBeFocused()
    expect(await rows.count()).toBeLessThan(drawnMax)
    await page.keyboard.press('Home')
    await expect(page.locator('tbody tr[data-index="0"]')).toBeFocused()
  })
  await test.step('everyone is marked, and the expected results are shown', async () => {
    await page.getByRole('checkbox', { name: 'Zaznacz wszystkich' }).check()
    await expect(markedBar(page)).toContainText(/Zaznaczono 10.000 osób/)
    await markedBar(page)
      .getByRole('button', { name: /^Edytuj prawa dostępu/ })
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Nadaj: Finanse' }).click()
    await expect(dialog).toContainText(/100 osób nie można zmienić\./)
    await dialog.getByRole('button', { name: /Pokaż 10.000 osób/ }).click()
    await expect(dialog.getByRole('listitem').filter({ hasText: 'nie można' }).first()).toBeVisible()
    expect(await dialog.getByRole('listitem').count()).toBeLessThan(drawnMax)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Odrzuć zmiany' }).click()
    await expect(dialog).toBeHidden()
  })
})
