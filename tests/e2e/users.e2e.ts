import type { Page } from '@playwright/test'
import { invite } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { userRow } from './manage-user.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { openUsers, registerTeam } from './team.ts'

const names = (page: Page) => page.locator('tbody .person .name bdi')

test('[ISSUE 3] [B10] filters, search and order are in the address: a reload keeps them, and the way back works', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await registerTeam(kontor)
  await invite(owner, organizationId, { name: 'Agnieszka Dąb', username: 'a.dab', homeAccountId: accountId })
  const { page } = await newBrowser(owner)
  await openUsers(page, accountId)
  const filter = async (value: string) => {
    await page.getByRole('button', { name: 'Filtruj', exact: true }).click()
    await page.getByRole('option', { name: value, exact: true }).click()
    await page.keyboard.press('Escape')
  }

  await filter('użytkownicy')
  await expect(page).toHaveURL(/type=user/)
  await expect(names(page)).toHaveCount(4)
  await filter('aktywni')
  await expect(page).toHaveURL(/state=active/)
  await expect(names(page)).toHaveText(['Zofia Żmijewska', 'Paweł Grzęda', 'Joanna Nadolna'])
  const nameHead = page.getByRole('columnheader', { name: 'Użytkownik' })
  await nameHead.getByRole('button').click()
  await expect(nameHead).toHaveAttribute('aria-sort', 'ascending')
  await expect(names(page)).toHaveText(['Joanna Nadolna', 'Paweł Grzęda', 'Zofia Żmijewska'])
  await page.getByRole('searchbox').fill('zmij')
  await expect(names(page)).toHaveText(['Zofia Żmijewska'])
  await expect(page).toHaveURL(/q=zmij/)

  await test.step('a reload, and a person to whom the address was sent, see the same', async () => {
    await page.reload()
    await expect(names(page)).toHaveText(['Zofia Żmijewska'])
    await expect(page.getByRole('searchbox')).toHaveValue('zmij')
    await expect(nameHead).toHaveAttribute('aria-sort', 'ascending')
  })
  await test.step('no one matches: it says so, and one press clears the filters', async () => {
    await page.getByRole('searchbox').fill('nikogo takiego')
    await expect(
      page.getByRole('heading', { name: 'Nie znaleziono osób pasujących do „nikogo takiego”' }),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Wyczyść filtry' }).last().click()
    await expect(names(page)).toHaveCount(6)
    await expect(page).not.toHaveURL(/type=|state=|q=/)
  })
  await test.step('and the way back leads through them', async () => {
    await page.goBack()
    await expect(page).toHaveURL(/type=user/)
    await expect(page.getByRole('button', { name: /^Usuń filtr/ })).toHaveCount(2)
  })
})

test('[ISSUE 3] [B10] columns are chosen, kept for the login in this browser, and every one can be sorted by', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await registerTeam(kontor)
  const { page } = await newBrowser(owner)
  await openUsers(page, accountId)
  const heads = page.getByRole('columnheader')
  const choose = async (column: string) => {
    await page.getByRole('button', { name: 'Kolumny' }).click()
    await page.getByRole('menuitemcheckbox', { name: column, exact: true }).click()
    await page.keyboard.press('Escape')
  }
  await test.step('what is usual fits without scrolling sideways', async () => {
    await expect(heads).toContainText(['Użytkownik', 'Rola', 'Prawa dostępu', 'Konta dodatkowe', 'Ostatnie logowanie'])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })
  await choose('E-mail')
  await choose('Konta dodatkowe')
  await expect(userRow(page, 'Paweł Grzęda')).toContainText('p.grzeda@example.org')
  await expect(page.getByRole('columnheader', { name: 'Konta dodatkowe' })).toBeHidden()
  await page.reload()
  await expect(userRow(page, 'Paweł Grzęda')).toContainText('p.grzeda@example.org')

  await test.step('with all of them the page itself does not scroll sideways, and each sorts', async () => {
    for (const column of ['Nazwa użytkownika', 'Typ', 'Konto macierzyste', 'Konta dodatkowe', 'Stan', 'Dołączenie'])
      await choose(column)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    const sortable = page.locator('th[aria-sort]')
    for (let at = 0; at < (await sortable.count()); at += 1) {
      await sortable.nth(at).getByRole('button').click()
      await expect(sortable.nth(at)).toHaveAttribute('aria-sort', /ascending|descending/)
      await expect(names(page).first()).toHaveText('Halina Wróblewska')
    }
  })
  await test.step('and the usual ones come back with one press', async () => {
    await page.getByRole('button', { name: 'Kolumny' }).click()
    await page.getByRole('menuitem', { name: 'Przywróć domyślne kolumny' }).click()
    await expect(page.getByRole('columnheader', { name: 'E-mail' })).toBeHidden()
  })
})

test('[ISSUE 3] [SCREENS] the list is worked with the keyboard alone: search, rows, ranges, Escape', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await registerTeam(kontor)
  const { page } = await newBrowser(owner)
  await openUsers(page, accountId, '?sort=name')
  await expect(names(page)).toHaveText([
    'Halina Wróblewska',
    'Joanna Nadolna',
    'Krzysztof Zając',
    'Paweł Grzęda',
    'Zofia Żmijewska',
  ])
  const marked = page.locator('tbody tr.is-selected .name bdi')
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(userRow(page, 'Halina Wróblewska')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(userRow(page, 'Joanna Nadolna')).toBeFocused()
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(userRow(page, 'Krzysztof Zając')).toBeFocused()
  await page.keyboard.press('Shift+ArrowDown')
  await expect(marked).toHaveText(['Joanna Nadolna', 'Krzysztof Zając', 'Paweł Grzęda'])
  await expect(userRow(page, 'Paweł Grzęda')).toBeFocused()
  await page.keyboard.press('Shift+ArrowUp')
  await expect(marked).toHaveText(['Joanna Nadolna', 'Krzysztof Zając'])
  await page.keyboard.press('Escape')
  await expect(marked).toHaveCount(0)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Zaznacz kilka wierszy po kolei')
  await page.keyboard.press('Escape')

  await test.step('with the mouse, Shift marks a range', async () => {
    await page.getByRole('checkbox', { name: 'Zaznacz: Joanna Nadolna' }).click()
    await page.getByRole('checkbox', { name: 'Zaznacz: Zofia Żmijewska' }).click({ modifiers: ['Shift'] })
    await expect(marked).toHaveCount(4)
    await expect(page.getByRole('checkbox', { name: 'Zaznacz: Zofia Żmijewska' })).toBeChecked()
  })
})

test('[ISSUE 3] the list is exported as it is shown, and no name in it is run as a formula', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await registerTeam(kontor)
  await invite(owner, organizationId, {
    name: '=HYPERLINK("http://zly.example")',
    username: 'zly',
    homeAccountId: accountId,
  })
  const { page } = await newBrowser(owner)
  await openUsers(page, accountId, '?type=user&sort=name')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Eksportuj' }).click()
  await page.getByRole('menuitem', { name: /CSV/ }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^uzytkownicy-\d{4}-\d\d-\d\d\.csv$/)
  const chunks: Buffer[] = []
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
  const lines = Buffer.concat(chunks).toString('utf8').split('\r\n')
  expect(lines[0]).toMatch(/^\uFEFFUżytkownik;Nazwa użytkownika;E-mail;/)
  expect(lines[1]).toMatch(/^"'=HYPERLINK\(""http:\/\/zly\.example""\)";/)
  expect(lines.slice(2, 5).map((line) => line.split(';')[0])).toEqual([
    'Joanna Nadolna',
    'Paweł Grzęda',
    'Zofia Żmijewska',
  ])
})

test('[ISSUE 3] [SCREENS] axe finds nothing on the list with all its columns and menus, in both themes', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await registerTeam(kontor)
  const { page } = await newBrowser(owner)
  await openUsers(page, accountId, '?state=active&type=user')
  await page.getByRole('button', { name: 'Filtruj', exact: true }).click()
  await expectNoFindings(page, 'filters')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Kolumny' }).click()
  for (const item of await page.getByRole('menuitemcheckbox', { checked: false }).allTextContents())
    await page.getByRole('menuitemcheckbox', { name: item.trim(), exact: true }).click()
  await expectNoFindings(page, 'columns')
  await page.keyboard.press('Escape')
  await expectNoFindings(page, 'every column')

  await test.step('on a phone they are cards, and nothing scrolls sideways', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(userRow(page, 'Paweł Grzęda')).toBeVisible()
    await expectNoSidewaysScroll(page)
    await expectNoFindings(page, 'cards')
  })
})
