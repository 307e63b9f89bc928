import { noChange } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { goOffline } from './go-offline.ts'
import { complaintScene, openBoard, panel } from './process-scene.ts'
import { syncState } from './sync-state.ts'

test.use({ serviceWorkers: 'allow' })

test('[ISSUE 9] [S15] a person who loses the right while offline finds every change of the section in the tray', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId, nadolna, processId } = await complaintScene(kontor, ['processes', 'mail'])
  const { context, page } = await newBrowser(nadolna)
  await openBoard(page, accountId)
  await page.goto(`/a/${accountId}/processes?process=${processId}`)
  const one = panel(page, 'Zanik zasięgu')
  await expect(one).toBeVisible()
  await expect(syncState(page)).toContainText('Zapisano')
  await goOffline(page)
  await one.getByRole('button', { name: 'Zacznij' }).click()
  await one.getByRole('textbox', { name: 'Notatka' }).fill('Dzwoniłam do klienta.')
  await one.getByRole('button', { name: 'Dodaj', exact: true }).click()
  await expect(syncState(page)).toContainText('2 zmiany')

  await owner.mutate(organizationId, 'changeRights', { ...noChange, memberId: nadolna.memberId, remove: ['processes'] })
  await context.setOffline(false)
  await test.step('the section is gone with its copy, and the page says so', async () => {
    await expect(page.getByRole('navigation').getByRole('link', { name: /^Procesy/ })).toHaveCount(0)
    await expect(page.getByText('Zanik zasięgu')).toHaveCount(0)
  })
  await test.step('both changes are in the tray with the reason, and the words of the note are there to copy', async () => {
    await page.goto(`/a/${accountId}/account/tray`)
    await expect(page.getByRole('button', { name: 'Porzuć' })).toHaveCount(2)
    await expect(page.getByRole('main')).toContainText('Dzwoniłam do klienta.')
  })
  const { records } = await owner.read<{ records: { process: readonly { state: string }[] } }>(
    `/api/documents/section/${accountId}.processes`,
  )
  expect(records.process.map(({ state }) => state)).toEqual(['new'])
})

test('[ISSUE 9] [S16] a form that is open when the right goes closes with a sentence, and sends nothing', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId, nadolna } = await complaintScene(kontor)
  const { page } = await newBrowser(nadolna)
  await openBoard(page, accountId)
  await page.getByRole('button', { name: 'Nowy proces' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Rodzaj sprawy').selectOption('Awaria')
  await dialog.getByLabel('Czego dotyczy').fill('Maszt w Stegnie')
  await owner.mutate(organizationId, 'changeRights', { ...noChange, memberId: nadolna.memberId, remove: ['processes'] })
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Tego działu nie można otworzyć' })).toBeVisible()
  const { records } = await owner.read<{ records: { process: readonly unknown[] } }>(
    `/api/documents/section/${accountId}.processes`,
  )
  expect(records.process).toHaveLength(1)
})
