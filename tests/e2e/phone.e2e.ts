import type { Locator, Page } from '@playwright/test'
import { newId } from '../server/person.ts'
import { administrationScene } from './administration-scene.ts'
import { expect, test } from './fixtures.ts'
import { expectNoSidewaysScroll } from './no-findings.ts'
import { mark, markedBar, openUsers, registerTeam } from './team.ts'

const widths = [
  { width: 390, height: 844, about: 'on a phone' },
  // A window of 1440 pixels at 200 %.
  { width: 720, height: 450, about: 'at 200 %' },
] as const

const row = (page: Page, name: string): Locator => page.getByRole('row').filter({ hasText: name })

for (const { about, ...size } of widths)
  test(`[E8] ${about} the list of users loses nothing: columns, order, marks and what is done with them, export`, async ({
    kontor,
    newBrowser,
  }) => {
    const { owner, organizationId, accountId, memberIds } = await registerTeam(kontor)
    const roleId = newId()
    await owner.mutate(organizationId, 'createRole', { roleId, name: 'Dyspozytura', rights: ['processes'] })
    const none = { add: [], remove: [] }
    await owner.mutate(organizationId, 'changeRights', {
      ...{ memberId: memberIds['Joanna Nadolna'], ...none, addRoles: [roleId], removeRoles: [] },
    })
    const { page } = await newBrowser(owner)
    await page.setViewportSize(size)
    await openUsers(page, accountId)
    const joanna = row(page, 'Joanna Nadolna')

    await test.step('role, rights, accounts and last sign-in, each with its word', async () => {
      await expect(joanna.getByText('Dyspozytura')).toBeVisible()
      await expect(joanna.getByText('Poczta')).toBeVisible()
      await expect(row(page, 'Halina Wróblewska').getByRole('time')).toBeVisible()
      const labels = await joanna
        .locator('td[data-label]')
        .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, '::before').content.replaceAll('"', '')))
      expect(labels.slice(1)).toEqual(['Rola', 'Prawa dostępu', 'Konta dodatkowe', 'Ostatnie logowanie'])
    })
    await test.step('other columns', async () => {
      await page.getByRole('button', { name: 'Kolumny' }).click()
      await page.getByRole('menuitemcheckbox', { name: 'E-mail' }).click()
      await page.keyboard.press('Escape')
      await expect(joanna.locator('td.c-email')).toBeVisible()
    })
    await test.step('the order, and the other way round', async () => {
      const names = () => page.locator('td.c-name .name bdi').allTextContents()
      await page.getByRole('button', { name: 'Kolejność' }).click()
      await page.getByRole('menuitemradio', { name: 'Użytkownik' }).click()
      await page.keyboard.press('Escape')
      await expect.poll(async () => (await names())[1]).toBe('Joanna Nadolna')
      await page.getByRole('button', { name: 'Kolejność' }).click()
      await page.getByRole('menuitemcheckbox', { name: 'Odwrotna kolejność' }).click()
      await page.keyboard.press('Escape')
      await expect.poll(async () => (await names())[1]).toBe('Zofia Żmijewska')
    })
    await test.step('marks, and what is done with those who are marked', async () => {
      await mark(page, 'Joanna Nadolna', 'Paweł Grzęda')
      const bar = markedBar(page)
      await expect(bar).toBeInViewport({ ratio: 1 })
      await bar.getByRole('button', { name: 'Działania' }).click()
      await page.getByRole('menuitem', { name: /^Edytuj prawa/ }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await page.getByRole('dialog').getByRole('button', { name: 'Zamknij' }).click()
      await page.getByRole('checkbox', { name: 'Zaznacz wszystkich' }).check()
      await expect(bar).toContainText('5')
    })
    await test.step('export', async () => {
      await page.getByRole('button', { name: 'Eksportuj' }).click()
      await expect(page.getByRole('menuitem', { name: /CSV/ })).toBeVisible()
    })
    await expectNoSidewaysScroll(page)
  })

test('[E8] on a phone the other lists lose nothing either', async ({ kontor, demonstration, newBrowser }) => {
  test.slow()
  const scene = await administrationScene(kontor, demonstration)
  const { context, page } = await newBrowser()
  await page.setViewportSize({ width: 390, height: 844 })
  await scene.owner.enter(context)
  const account = `/a/${scene.accountId}/account`
  /** A cell that is empty on a wide screen has nothing to lose. */
  const lostCells = () =>
    page
      .locator('tbody td')
      .evaluateAll((cells) =>
        cells
          .filter((cell) => (cell.textContent ?? '').trim() !== '' && !cell.checkVisibility())
          .map((cell) => `${cell.className}: ${cell.textContent ?? ''}`),
      )
  for (const screen of ['sub-accounts?archived', 'users', 'roles', 'roles?show=roles', 'access', 'access?right=mail']) {
    await page.goto(`${account}/${screen}`)
    await expect(page.getByRole('row').nth(1)).toBeVisible()
    expect(await lostCells(), screen).toEqual([])
    await expectNoSidewaysScroll(page)
  }
  await page.goto(`${account}/sub-accounts`)
  await expect(page.locator('td.c-p').first()).toHaveText(/\d/)
  await page.goto(`${account}/access`)
  await page.getByRole('button', { name: 'Kolejność' }).click()
  await expect(page.getByRole('menuitemcheckbox', { name: 'Odwrotna kolejność' })).toBeVisible()
})
