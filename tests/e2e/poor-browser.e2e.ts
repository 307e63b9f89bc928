import type { Page } from '@playwright/test'
import { invite, join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { changeRight, manageUser, userRow } from './manage-user.ts'
import { expectNoFindings } from './no-findings.ts'
import { chooseFromOwnMenu } from './own-menu.ts'
import { syncState } from './sync-state.ts'

const pawel = { name: 'Paweł Grzęda', username: 'p.grzeda', rights: ['mail'] } as const

/** Ends the connections to IndexedDB, as *clear the data of this site* does. */
const clearSiteData = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  const origin = new URL(page.url()).origin
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,local_storage,cache_storage' })
  await session.detach()
}

test('[ISSUE 8] site data cleared while the page is open: a suspension still reaches the server', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await join(owner, organizationId, { ...pawel, homeAccountId: accountId })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  await expect(syncState(page)).toContainText('Zapisano')
  await clearSiteData(page)
  await manageUser(page, pawel.name, 'Zawieś')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Zawieś/ })
    .click()
  await expect(userRow(page, pawel.name)).toContainText('zawieszone')
  await expect(syncState(page)).toContainText('Zapisano')
  await expect
    .poll(async () => (await owner.directory(organizationId)).members.find(({ name }) => name === pawel.name)?.status)
    .toBe('suspended')
})

const withoutStorage = [
  [
    'do not exist',
    () => {
      for (const name of ['indexedDB', 'localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, { configurable: true, value: undefined })
    },
  ],
  [
    'throw when they are read',
    () => {
      for (const name of ['indexedDB', 'localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          configurable: true,
          get: () => {
            throw new DOMException('Access is denied for this document.', 'SecurityError')
          },
        })
    },
  ],
] as const

for (const [how, script] of withoutStorage)
  test(`[ISSUE 8] where IndexedDB and localStorage ${how}, the app works from memory and says so`, async ({
    kontor,
    newBrowser,
  }) => {
    const { owner, organizationId, accountId } = await register(kontor)
    await join(owner, organizationId, { ...pawel, homeAccountId: accountId })
    const { context, page } = await newBrowser(owner)
    await context.addInitScript(script)
    await page.goto(`/a/${accountId}/account/users`)
    await expect(page.getByText('Ta przeglądarka nie pozwala stronie niczego przechowywać.')).toBeVisible()
    await changeRight(page, pawel.name, 'Finanse', true)
    await expect(syncState(page)).toContainText('Zapisano')
    const { members } = await owner.directory(organizationId)
    expect(members.find(({ name }) => name === pawel.name)?.rights.toSorted()).toEqual(['finance', 'mail'])
  })

test('[ISSUE 8] sockets blocked and HTTP fine: the page says so, reads and writes', async ({ kontor, newBrowser }) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await join(owner, organizationId, { ...pawel, homeAccountId: accountId })
  const { page } = await newBrowser(owner)
  await page.routeWebSocket(/\/sync\//, (socket) => socket.close({ code: 1011 }))
  await page.goto(`/a/${accountId}/account/users`)
  // The page first gives the socket its time.
  await expect(userRow(page, pawel.name)).toBeVisible({ timeout: 60_000 })
  await expect(syncState(page)).toContainText('Połączenie na żywo jest blokowane', { timeout: 60_000 })
  await changeRight(page, pawel.name, 'Finanse', true)
  await expect
    .poll(async () => (await owner.directory(organizationId)).members.find(({ name }) => name === pawel.name)?.rights)
    .toContain('finance')
  await expect(syncState(page)).toContainText('Połączenie na żywo jest blokowane')
  await owner.mutate(organizationId, 'renameAccount', { accountId, name: 'Mewa Nowa' })
  await expect(page.getByRole('banner')).toContainText('Mewa Nowa', { timeout: 60_000 })
})

test('[ISSUE 8] [B7] a browser ten days fast: a new invitation is in the list, with seven days left', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const { page } = await newBrowser(owner)
  await page.addInitScript(() => {
    const RealDate = Date
    const aheadMs = 10 * 86_400_000
    class FastDate extends RealDate {
      constructor(...args: unknown[]) {
        if (args.length === 0) super(RealDate.now() + aheadMs)
        else super(...(args as [number]))
      }
      static override now(): number {
        return RealDate.now() + aheadMs
      }
    }
    window.Date = FastDate as DateConstructor
  })
  await invite(owner, organizationId, { name: 'Joanna Nadolna', username: 'j.nadolna', homeAccountId: accountId })
  await page.goto(`/a/${accountId}/account/users`)
  await expect(userRow(page, 'Joanna Nadolna')).toContainText('oczekuje · jeszcze 7 dni')
})

test('[F10] a draft of a form does not outlive signing out: another login in the same tab does not see it', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  await page.getByRole('button', { name: 'Dodaj użytkownika' }).first().click()
  await page.getByRole('dialog').getByLabel('Nazwa', { exact: true }).fill('Ewa Tajna')
  await page.getByRole('dialog').getByLabel('E-mail').fill('ewa@mewa.example')
  const kept = () => page.evaluate(() => JSON.stringify({ ...sessionStorage }))
  expect(await kept()).toContain('Ewa Tajna')
  await page.goto(`/a/${accountId}/account/roles`)
  expect(await kept()).toContain('Ewa Tajna')
  await chooseFromOwnMenu(page, 'Wyloguj się')
  await expect(page.getByRole('button', { name: 'Zaloguj się' })).toBeVisible()
  expect(await kept()).not.toContain('Ewa Tajna')
})

test('[S1] a page that the browser does not have yet says so without a server, and leads back', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  await expect(syncState(page)).toContainText('Zapisano')
  await kontor.stop()
  await page.getByRole('link', { name: 'Historia' }).click()
  await expect(page.getByRole('heading', { name: 'Tej strony nie ma jeszcze na tym urządzeniu' })).toBeVisible()
  await expectNoFindings(page, 'a page that is not on this device')
  await page.getByRole('button', { name: 'Wróć' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Twórz i zarządzaj użytkownikami' })).toBeVisible()
})
