import { join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { openUsers } from './team.ts'

const longName = 'Aleksandra Konstancja Wróblewska-Szczepańska de la Rochefoucauld Montmorency'

for (const width of [1440, 390])
  test(`[E12] at ${width} pixels a toast covers no row, however the list is scrolled`, async ({
    kontor,
    newBrowser,
  }) => {
    const { owner, organizationId, accountId } = await register(kontor)
    for (const at of [1, 2, 3, 4, 5, 6, 7, 8])
      await join(owner, organizationId, {
        name: `Osoba ${at} ${longName}`,
        username: `o.${at}`,
        homeAccountId: accountId,
      })
    const { page } = await newBrowser(owner)
    await page.setViewportSize({ width, height: 600 })
    await openUsers(page, accountId, '?sort=name')
    for (const at of [1, 2]) {
      await page
        .getByRole('button', { name: /^Zarządzaj/ })
        .filter({ visible: true })
        .nth(at)
        .click()
      await page.getByRole('menuitem', { name: 'Zawieś', exact: true }).click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Zawieś/ })
        .click()
    }
    const toast = page.locator('.toast').filter({ visible: true })
    await expect(toast).toHaveCount(1)
    for (const top of [0, 37, 150, 290, 5_000]) {
      await page.evaluate((y) => window.scrollTo(0, y), top)
      const withinBar = await page.evaluate(() => {
        const shown = [...document.querySelectorAll('.toast')].find((node) => node.checkVisibility())
        const bar = document.querySelector('.bar')
        return shown && bar ? shown.getBoundingClientRect().bottom <= bar.getBoundingClientRect().bottom : null
      })
      expect(withinBar, String(top)).toBe(true)
    }
  })
