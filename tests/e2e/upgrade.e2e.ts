import { rmSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { join, register } from '../server/person.ts'
import { appKept } from './app-kept.ts'
import { expect, test } from './fixtures.ts'
import { changeRight } from './manage-user.ts'
import { nextBuild, thisBuild } from './next-build.ts'
import { syncState } from './sync-state.ts'

test.use({ serviceWorkers: 'allow' })

/** The versions of the app that this browser keeps for when there is no server. */
const keptVersions = (page: Page) => page.evaluate(() => caches.keys())
const isNextVersion = (page: Page): Promise<boolean> =>
  page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('-next.js')))
const kept = ({ version }: { readonly version: string }) => `kontor-${version}`

test('[S12] [ISSUE 8] the server is upgraded while two tabs are open: each goes on, nothing that waits is lost, and the new version opens offline', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await join(owner, organizationId, {
    name: 'Paweł Grzęda',
    username: 'p.grzeda',
    homeAccountId: accountId,
    rights: ['mail'],
  })
  const [before, next] = [thisBuild(), nextBuild()]
  const { context, page } = await newBrowser(owner)
  const pawel = page.getByRole('row', { name: /Paweł Grzęda/ })
  await page.goto(`/a/${accountId}/account/users`)
  await expect(pawel).toBeVisible()
  await appKept(page)
  const other = await context.newPage()
  await other.goto(`/a/${accountId}/account/users`)
  await expect(other.getByRole('row', { name: /Paweł Grzęda/ })).toBeVisible()
  expect(await keptVersions(page)).toEqual([kept(before)])

  await test.step('a change is made while the server is stopped for its upgrade', async () => {
    await kontor.stop()
    await changeRight(page, 'Paweł Grzęda', 'Finanse', true)
    await expect(syncState(page)).toContainText('1 zmiana czeka')
    await kontor.start(next.folder)
  })
  await test.step('the open page sends it, and opens parts that the server no longer has', async () => {
    await expect(syncState(page)).toContainText('Zapisano')
    await page.getByRole('link', { name: 'Historia' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Historia' })).toBeVisible()
    expect(await isNextVersion(page)).toBe(false)
  })
  await test.step('it says that there is a new version, and opens it', async () => {
    await page.getByRole('button', { name: 'Odśwież' }).click()
    await expect.poll(() => isNextVersion(page)).toBe(true)
    await expect(page.getByRole('heading', { level: 1, name: 'Historia' })).toBeVisible()
    await expect.poll(() => keptVersions(page)).toEqual([kept(next)])
  })
  await test.step('the other tab, still of the version before, goes where its link leads', async () => {
    await other.getByRole('link', { name: 'Konta dodatkowe' }).click()
    await expect(other.getByRole('heading', { level: 1, name: 'Konta dodatkowe' })).toBeVisible()
  })
  await test.step('without the server the new version opens, with what was changed', async () => {
    await kontor.stop()
    await page.goto(`/a/${accountId}/account/users`)
    await expect(pawel).toBeVisible()
    expect(await isNextVersion(page)).toBe(true)
  })
  const directory = await kontor.start(next.folder).then(() => owner.directory(organizationId))
  expect(directory.members.find(({ username }) => username === 'p.grzeda')?.rights).toEqual(['mail', 'finance'])
  rmSync(next.folder, { recursive: true })
})
