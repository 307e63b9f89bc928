import { createSubAccount, join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { goOffline } from './go-offline.ts'
import { card, changeProcesses, complaintScene, lane, openBoard, openComplaint, panel } from './process-scene.ts'
import { syncState } from './sync-state.ts'

test.use({ serviceWorkers: 'allow' })

test('[ISSUE 9] [S5] of two people who move one process the second is shown what happened, and goes on from there', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId, nadolna, processId } = await complaintScene(kontor)
  const { context, page } = await newBrowser(nadolna)
  await openBoard(page, accountId)
  await expect(card(page, 'Zanik zasięgu')).toBeVisible()
  await expect(syncState(page)).toContainText('Zapisano')

  await test.step('a colleague who has it open is shown on the card', async () => {
    const other = await newBrowser(owner)
    await other.page.goto(`/a/${accountId}/processes?process=${processId}`)
    await expect(card(page, 'Zanik zasięgu').getByRole('img', { name: 'Ma otwarte: Halina Wróblewska' })).toBeVisible()
    await other.page.close()
  })
  await goOffline(page)
  await card(page, 'Zanik zasięgu')
    .getByRole('button', { name: /^Więcej/ })
    .click()
  await page.getByRole('menuitem', { name: 'Zacznij' }).click()
  await expect(card(lane(page, 'W toku'), 'Zanik zasięgu')).toBeVisible()
  await expect(syncState(page)).toContainText('1 zmiana')

  await changeProcesses(owner, accountId, 'moveProcess', { processId, step: 'finish' })
  await context.setOffline(false)
  await test.step('the second is shown who moved it where', async () => {
    await expect(page.getByRole('status').filter({ hasText: 'Serwer odrzucił zmianę' })).toContainText(
      'jest już w stanie „Zakończony”: Halina Wróblewska',
    )
    await expect(card(lane(page, 'Zakończony'), 'Zanik zasięgu')).toBeVisible()
  })
  await test.step('and takes the step that is possible now, from the tray', async () => {
    await page
      .getByRole('banner')
      .getByRole('link', { name: /odrzucona/ })
      .click()
    await page.getByRole('link', { name: /^Popraw/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Otwórz ponownie' }).click()
    await expect(card(lane(page, 'W toku'), 'Zanik zasięgu')).toBeVisible()
    await expect(page.getByRole('banner').getByRole('link', { name: /odrzucona/ })).toBeHidden()
  })
})

test('[ISSUE 9] [S3] without a connection a process is opened and moved, and gets its number when it is back', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  const { context, page } = await newBrowser(owner)
  await openBoard(page, accountId)
  await expect(syncState(page)).toContainText('Zapisano')
  await goOffline(page)
  await page.getByRole('button', { name: 'Nowy proces' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Rodzaj sprawy').selectOption('Awaria')
  await dialog.getByLabel('Czego dotyczy').fill('Maszt w Stegnie')
  await dialog.getByRole('button', { name: 'Otwórz proces' }).click()
  const one = panel(page, 'Maszt w Stegnie')
  await expect(one).toContainText('Proces nowy')
  await expect(one).toContainText('czeka na wysłanie')
  await one.getByRole('button', { name: 'Zacznij' }).click()
  await expect(card(lane(page, 'W toku'), 'Maszt w Stegnie')).toBeVisible()
  await context.setOffline(false)
  await expect(syncState(page)).toContainText('Zapisano')
  await expect(one).toContainText('Proces 1')
  await expect(
    page
      .getByRole('navigation')
      .getByRole('link', { name: /^Procesy/ })
      .first(),
  ).toContainText('1')
})

test('[A3] a user of a sub-account sees nothing of the main account’s processes', async ({ kontor, newBrowser }) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const nadolna = await join(owner, organizationId, {
    ...{ name: 'Joanna Nadolna', username: 'j.nadolna', rights: ['processes'], homeAccountId: kaszuby },
  })
  await openComplaint(owner, accountId, 'Sprawa konta głównego')
  await openComplaint(owner, kaszuby, 'Sprawa Kaszub')
  const { page } = await newBrowser(nadolna)
  await openBoard(page, kaszuby)
  await expect(card(page, 'Sprawa Kaszub')).toBeVisible()
  await expect(page.getByText('Sprawa konta głównego')).toBeHidden()
  await page.goto(`/a/${accountId}/processes`)
  await expect(page.getByRole('main')).not.toContainText('Sprawa')
  expect((await nadolna.request('GET', `/api/documents/section/${accountId}.processes`)).status).toBe(403)
})
