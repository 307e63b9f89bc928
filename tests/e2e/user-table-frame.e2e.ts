import type { Locator, Page } from '@playwright/test'
import { openLargeOrganization } from '../server/large-organization.ts'
import { expect, test } from './fixtures.ts'
import { createSubAccount, invite, join as joinAs, newId, register } from '../server/person.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'

const head = (page: Page, name: string): Locator => page.getByRole('columnheader', { name, exact: true })
const row = (page: Page, at: number): Locator => page.locator(`tbody tr[data-index="${at}"]`)

/** Its position in the window, in whole pixels. */
const placeOf = async (place: Locator): Promise<{ readonly x: number; readonly y: number }> => {
  const box = await place.boundingBox()
  if (box === null) throw new Error('it is drawn')
  return { x: Math.round(box.x), y: Math.round(box.y) }
}

/** Nothing covers it: the element at its middle belongs to it. */
const isOnTop = (place: Locator): Promise<boolean> =>
  place.evaluate((node) => {
    const { x, y, width, height } = node.getBoundingClientRect()
    const found = document.elementFromPoint(x + Math.min(width, 60) / 2, y + height / 2)
    return found !== null && (node.contains(found) || found.contains(node))
  })

const showEveryColumn = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Kolumny' }).click()
  for (const item of await page.getByRole('menuitemcheckbox', { checked: false }).allTextContents())
    await page.getByRole('menuitemcheckbox', { name: item.trim(), exact: true }).click()
  await page.keyboard.press('Escape')
}

test('[ISSUE 3] [SCREENS] the head of the users’ table stays in view, with few columns and with all of them', async ({
  kontor,
  newBrowser,
}) => {
  test.setTimeout(120_000)
  const { owner, accountId } = await openLargeOrganization(kontor, { people: 400, subAccounts: 40 })
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`/a/${accountId}/account/users?sort=name`)
  await expect(row(page, 0)).toBeVisible()
  const bar = page.getByRole('banner')

  await test.step('with the usual columns the page scrolls, and the head stays below the bar', async () => {
    await page.mouse.move(700, 600)
    await page.mouse.wheel(0, 3_000)
    await expect(row(page, 80)).toBeInViewport()
    const height = (await bar.boundingBox())?.height ?? 0
    expect((await placeOf(head(page, 'Użytkownik'))).y).toBe(Math.round(height))
    expect(await isOnTop(head(page, 'Użytkownik'))).toBe(true)
    await page.mouse.wheel(0, -3_000)
    await expect(row(page, 0)).toBeInViewport()
  })
  await test.step('with all columns the table is a frame that fits the page: heads and names stay in place', async () => {
    await showEveryColumn(page)
    const name = row(page, 0).locator('td.c-name')
    const [atFirst, nameAtFirst] = [await placeOf(head(page, 'Użytkownik')), await placeOf(name)]
    await page.mouse.move(700, 600)
    await page.mouse.wheel(2_000, 0)
    await expect.poll(async () => (await placeOf(head(page, 'Ostatnie logowanie'))).x).toBeLessThan(1440)
    expect(await placeOf(head(page, 'Użytkownik'))).toEqual(atFirst)
    expect(await placeOf(name)).toEqual(nameAtFirst)
    await page.mouse.wheel(0, 3_000)
    await expect(row(page, 80)).toBeInViewport()
    expect(await placeOf(head(page, 'Użytkownik'))).toEqual(atFirst)
    for (const column of ['Użytkownik', 'Ostatnie logowanie']) expect(await isOnTop(head(page, column))).toBe(true)
    expect(await page.evaluate(() => window.scrollY)).toBe(0)
    await expectNoSidewaysScroll(page)
    await expectNoFindings(page, 'frame')
  })
  await test.step('by the keyboard each row comes out from under the head', async () => {
    await page.getByRole('searchbox').press('ArrowDown')
    await page.keyboard.press('End')
    await expect(row(page, 399)).toBeFocused()
    expect(await isOnTop(row(page, 399).locator('td.c-name'))).toBe(true)
    for (const at of [398, 397, 396]) {
      await page.keyboard.press('ArrowUp')
      await expect(row(page, at)).toBeFocused()
    }
    await page.keyboard.press('Home')
    await expect(row(page, 0)).toBeFocused()
    expect(await isOnTop(row(page, 0).locator('td.c-name'))).toBe(true)
  })
  await test.step('on a phone there are cards without a head, and the page scrolls as ever', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(head(page, 'Użytkownik')).toBeHidden()
    await page.mouse.move(200, 500)
    await page.mouse.wheel(0, 3_000)
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(500)
    await expectNoSidewaysScroll(page)
  })
})

test('[E12] with all columns no cell of the users’ table is cut while it scrolls sideways', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const sub = await createSubAccount(owner, organizationId, 'Zespół Obsługi Przeniesień Numerów Północ', 'PT 07240')
  const roleIds = [newId(), newId()]
  for (const [at, roleId] of roleIds.entries())
    await owner.mutate(organizationId, 'createRole', {
      ...{ roleId, name: `Koordynacja przeniesień numerów stacjonarnych ${at}`, rights: ['processes'] },
    })
  await joinAs(owner, organizationId, {
    ...{ name: 'Aleksandra Wróblewska-Szczepańska', username: 'aleksandra.wroblewska-szczepanska' },
    ...{
      homeAccountId: accountId,
      rights: ['processes', 'units', 'mail', 'finance'],
      roleIds,
      grants: [sub],
    },
  })
  await joinAs(owner, organizationId, { name: 'Tomasz Kłos', username: 't.klos', homeAccountId: sub, rights: ['mail'] })
  await invite(owner, organizationId, {
    ...{ name: 'Zofia Oczekująca', username: 'zofia.oczekujaca', homeAccountId: accountId, rights: ['mail'] },
  })
  const { page } = await newBrowser(owner)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`/a/${accountId}/account/users?sort=name`)
  await expect(row(page, 3)).toBeVisible()
  await showEveryColumn(page)
  await expect(page.locator('.users-room.scrolls')).toBeVisible()
  const cut = await page
    .locator('tbody td:not(.c-name)')
    .evaluateAll((cells) =>
      cells.flatMap((cell) =>
        [cell, ...cell.querySelectorAll<HTMLElement>('*:not(.unseen, svg, svg *)')]
          .filter((part) => part.clientWidth > 0 && part.scrollWidth > part.clientWidth)
          .map((part) => `${cell.className}: ${part.tagName} ${part.className} ${part.textContent ?? ''}`),
      ),
    )
  expect(cut).toEqual([])
})
