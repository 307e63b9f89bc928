import { writeFileSync } from 'node:fs'
import type { Page, TestInfo } from '@playwright/test'
import { openLargeOrganization } from '../server/large-organization.ts'
import { administrationScene } from './administration-scene.ts'
import { expect, test } from './fixtures.ts'

const white = 'rgb(255, 255, 255)'

/** Makes the paper, and leaves the page as it is on paper. */
const print = async (page: Page, about: string, info: TestInfo): Promise<void> => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  writeFileSync(info.outputPath(`${about}.pdf`), await page.pdf({ format: 'A4', landscape: true }))
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
}

/** What a sheet must not have, and the colours that it has. */
const onPaper = (page: Page) =>
  page.evaluate(() => {
    const shown = (selector: string) =>
      [...document.querySelectorAll(selector)].filter((node) => node.checkVisibility())
    const colour = (node: Element | null | undefined, of: 'color' | 'backgroundColor') =>
      node === null || node === undefined ? '' : getComputedStyle(node)[of]
    const head = document.querySelector('thead')
    return {
      operable: shown('.nav, .bar, .bottom, .banner, .selection, .page .button, .page input, .page select').map(
        (node) => `${node.tagName} ${node.className}`,
      ),
      sticky: shown('.page *').filter((node) => ['sticky', 'fixed'].includes(getComputedStyle(node).position)).length,
      ground: colour(document.documentElement, 'backgroundColor'),
      ink: colour(document.querySelector('h1'), 'color'),
      head: head === null ? 'none' : getComputedStyle(head).display,
      rows: shown('tbody tr').length,
    }
  })

test('[E8] printing a list prints the list: all rows, black on white, without controls', async ({
  kontor,
  demonstration,
  newBrowser,
}, info) => {
  test.slow()
  const scene = await administrationScene(kontor, demonstration)
  const { context, page } = await newBrowser()
  await scene.owner.enter(context)
  await page.emulateMedia({ colorScheme: 'dark' })
  const account = `/a/${scene.accountId}/account`
  for (const [about, screen] of [
    ['users', 'users'],
    ['sub-accounts', 'sub-accounts'],
    ['roles', 'roles?show=roles'],
    ['access', 'access'],
    ['right', 'access?right=mail'],
    ['history', 'history'],
  ] as const) {
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' })
    await page.goto(`${account}/${screen}`)
    await expect(page.locator('tbody tr, article').first()).toBeVisible()
    const listed =
      Number(
        (await page
          .locator('table')
          .first()
          .getAttribute('aria-rowcount')
          .catch(() => null)) ?? 1,
      ) - 1
    await print(page, about, info)
    const paper = await onPaper(page)
    expect(paper, about).toEqual({
      ...{ operable: [], sticky: 0, ground: white, ink: 'rgb(0, 0, 0)' },
      head: about === 'history' ? 'none' : 'table-header-group',
      rows: about === 'history' ? 0 : listed,
    })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), about).toBe(true)
  }
})

test('[E8] a list that is too long for paper says so, and offers the file', async ({ kontor, newBrowser }, info) => {
  test.slow()
  const { owner, accountId } = await openLargeOrganization(kontor, { people: 2_100, subAccounts: 10 })
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await page.goto(`/a/${accountId}/account/users`)
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await print(page, 'too-long', info)
  const paper = await onPaper(page)
  expect(paper.rows).toBe(1)
  await expect(page.locator('tbody')).toContainText(
    'a drukuje się najwyżej 2000. Proszę zawęzić listę albo zapisać ją do pliku (Eksportuj).',
  )
})
