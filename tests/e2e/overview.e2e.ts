import { createSubAccount, join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { goOffline } from './go-offline.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { openComplaint } from './process-scene.ts'
import { syncState } from './sync-state.ts'
import { expectTouchTargets } from './touch-targets.ts'

test.use({ serviceWorkers: 'allow' })

test('[A2] [A5] [A14] who reaches several accounts begins with what each has to do, live and offline', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const nadolna = await join(owner, organizationId, {
    ...{ name: 'Joanna Nadolna', username: 'j.nadolna', homeAccountId: kaszuby },
    rights: ['processes'],
  })
  await openComplaint(owner, kaszuby, 'Zanik zasięgu', { dueDate: '2026-01-05' })
  await openComplaint(owner, accountId, 'Błędna faktura')
  const { page } = await newBrowser(owner)
  const count = (figure: string, number: number, account: string) =>
    page.getByRole('main').getByRole('link', { name: `${figure}: ${number}, ${account}`, exact: true })

  await test.step('it is the first page, with the figures of each account and their sums', async () => {
    await page.goto('/')
    await expect(page).toHaveURL(/\/overview$/)
    await expect(page.getByRole('heading', { level: 1, name: 'Pulpit' })).toBeVisible()
    await expect(count('Otwarte', 1, 'Mewa Telekom')).toBeVisible()
    await expect(count('Po terminie', 1, 'Kaszuby Online')).toBeVisible()
    await expect(count('Bez osoby', 1, 'Kaszuby Online')).toBeVisible()
    await expect(count('Nieprzeczytane', 0, 'Kaszuby Online')).toBeVisible()
    await expect(page.getByRole('main').locator('dl').first()).toHaveText(/Otwarte\s*2/)
  })
  await test.step('a colleague’s process arrives while it is looked at', async () => {
    await openComplaint(nadolna, kaszuby, 'Nowa sprawa')
    await expect(count('Otwarte', 2, 'Kaszuby Online')).toBeVisible()
  })
  await test.step('nothing is wrong with it for a screen reader, also on a phone', async () => {
    await expectNoFindings(page, 'overview')
    await page.setViewportSize({ width: 390, height: 844 })
    await expectNoFindings(page, 'overview on a phone')
    await expectNoSidewaysScroll(page)
    await expectTouchTargets(page, 'overview')
    await page.setViewportSize({ width: 1440, height: 900 })
  })
  await test.step('offline it shows this browser’s copies, also after it is opened again', async () => {
    await expect(syncState(page)).toContainText('Zapisano')
    await goOffline(page)
    await page.reload()
    await expect(count('Otwarte', 2, 'Kaszuby Online')).toBeVisible()
    await expect(count('Otwarte', 1, 'Mewa Telekom')).toBeVisible()
  })
  await test.step('a number leads there', async () => {
    await count('Po terminie', 1, 'Kaszuby Online').click()
    await expect(page).toHaveURL(new RegExp(`/a/${kaszuby}/processes\\?tab=late`))
    await expect(page.getByRole('link', { name: 'Zanik zasięgu' })).toBeVisible()
  })
})

test('[A5] [B28] a member of one account has no overview, whatever address is typed', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId } = await register(kontor)
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const nadolna = await join(owner, organizationId, {
    ...{ name: 'Joanna Nadolna', username: 'j.nadolna', homeAccountId: kaszuby },
    rights: ['processes'],
  })
  const { page } = await newBrowser(nadolna)
  await page.goto(`/a/${kaszuby}/overview`)
  await expect(page).toHaveURL(/\/processes$/)
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Pulpit' })).toBeHidden()
})
