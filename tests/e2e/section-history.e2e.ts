import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { join, register, type Person } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { event, search } from './history-page.ts'
import { goOffline } from './go-offline.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { card, changeProcesses, complaintScene, lane, openBoard, panel } from './process-scene.ts'
import { makeReservation, openReservations, takeSteps } from './reservation-scene.ts'
import { syncState } from './sync-state.ts'

test.use({ serviceWorkers: 'allow' })

/** Opens three complaints from a file, as one act. */
const importThree = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Wczytaj z pliku' }).click()
  const rows = ['Typ;Temat', 'Reklamacja;Echo', 'Reklamacja;Szumy', 'Reklamacja;Trzaski']
  const file = { name: 'sprawy.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Otwórz 3 procesy' }).click()
  await expect(page.getByText('3 procesy otwarte')).toBeVisible()
}

/** The processes of the account by their title, as the server has them. */
const idsByTitle = async (person: Person, accountId: string): Promise<ReadonlyMap<string, string>> => {
  const answer = await person.request('GET', `/api/documents/section/${accountId}.processes`)
  const { records } = (await answer.json()) as { records: { process: { id: string; title: string }[] } }
  return new Map(records.process.map(({ id, title }) => [title, id]))
}

test('[ISSUE 9] an import is one entry of the section’s history, undone as one but for the process that moved on', async ({
  kontor,
  newBrowser,
}) => {
  const scene = await complaintScene(kontor)
  const { page } = await newBrowser(scene.owner)
  await openBoard(page, scene.accountId)
  await importThree(page)
  await expect.poll(async () => (await idsByTitle(scene.owner, scene.accountId)).size).toBe(4)
  const processId = (await idsByTitle(scene.owner, scene.accountId)).get('Szumy')
  await changeProcesses(scene.nadolna, scene.accountId, 'moveProcess', { processId, step: 'start' })
  await page.getByRole('link', { name: 'Pokaż procesy' }).click()
  await page.getByRole('link', { name: 'Historia działu' }).click()
  const act = event(page, 'otwarcie z pliku: 3 procesy.')
  const dialog = page.getByRole('dialog')

  await test.step('it unfolds into its entries, each with what it wrote', async () => {
    await act.getByRole('button', { name: 'Pokaż wpisy: 3' }).click()
    const entry = event(page, 'nowy proces').filter({ hasText: 'Szumy' })
    await entry.getByRole('button', { name: /^Pokaż szczegóły/ }).click()
    await expect(entry.getByRole('row', { name: /^Stan .*Nowy$/ })).toBeVisible()
    await expectNoFindings(page, 'history of a section')
    await expectNoSidewaysScroll(page)
  })
  await test.step('undoing says what is sent, and what stays and why', async () => {
    await act.getByRole('button', { name: 'Cofnij wszystko' }).click()
    await expect(dialog).toContainText('1 wpisu nie można już cofnąć')
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Szumy' })).toContainText('Ktoś już pracował dalej')
    await dialog.getByRole('button', { name: 'Cofnij 2 wpisy' }).click()
    await expect(page.getByText('Cofnięto 2 z 3.')).toBeVisible()
    await expect(act).toContainText('Cofnięto 2 wpisy.')
    await expect(event(page, 'zmiana stanu: 2 procesy.')).toBeVisible()
  })
  await test.step('one entry that can be undone no more says so, one that can goes back', async () => {
    const moved = event(page, 'Joanna Nadolna').filter({ hasText: 'Szumy' }).first()
    await moved.getByRole('button', { name: /^Cofnij wpis/ }).click()
    await dialog.getByRole('button', { name: 'Cofnij zmianę' }).click()
    await expect(moved).toContainText('Cofnięto: wpis nr')
  })
  await test.step('the board shows what was left', async () => {
    await page.getByRole('link', { name: 'Wróć: Procesy' }).click()
    await expect(card(lane(page, 'Nowy'), 'Szumy')).toBeVisible()
    await expect(card(lane(page, 'Anulowany'), 'Echo')).toBeVisible()
  })
})

test('[ISSUE 9] an import is undone from its own screen, offline too, before anything was sent', async ({
  kontor,
  newBrowser,
}) => {
  const scene = await complaintScene(kontor)
  const { context, page } = await newBrowser(scene.owner)
  await openBoard(page, scene.accountId)
  await goOffline(page)
  await importThree(page)
  await page.getByRole('button', { name: 'Cofnij wczytanie' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cofnij 3 wpisy' }).click()
  await expect(page.getByText('Cofnięto 3 z 3.')).toBeVisible()
  await page.getByRole('link', { name: 'Pokaż procesy' }).click()
  await expect(card(lane(page, 'Anulowany'), 'Echo')).toBeVisible()
  await context.setOffline(false)
  await expect(syncState(page)).toContainText('Zapisano')
  await expect(card(lane(page, 'Anulowany'), 'Echo')).toBeVisible()
})

test('[ISSUE 9] the history of a section is filtered by person, record, kind and day, and saved as a table', async ({
  kontor,
  newBrowser,
}) => {
  const scene = await complaintScene(kontor)
  const { owner, accountId, nadolna, processId } = scene
  await changeProcesses(nadolna, accountId, 'assignProcess', { processId, memberId: nadolna.memberId })
  await changeProcesses(owner, accountId, 'openProcess', { processId: 'process-second', type: 'fault', title: 'Drugi' })
  const { page } = await newBrowser(nadolna)
  await page.goto(`/a/${accountId}/processes?history`)
  const entries = page.getByRole('article')
  await expect(entries).toHaveCount(3)

  await search(page).fill('Joanna')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/member=/)
  await expect(entries).toHaveCount(1)
  await page.goto(`/a/${accountId}/processes?history&record=process-second`)
  await expect(entries).toHaveCount(1)
  await expect(entries).toContainText('Drugi')
  await entries.getByRole('button', { name: /^Pokaż szczegóły/ }).click()
  await entries.getByRole('link', { name: /^Pokaż: / }).click()
  await expect(panel(page, 'Drugi')).toBeVisible()
  await page.goto(`/a/${accountId}/processes?history&kind=assignments`)
  await expect(entries).toHaveCount(1)
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Pobierz' }).click()
  await page.getByRole('menuitem', { name: /CSV/ }).click()
  const table = await readFile(await (await saved).path(), 'utf8')
  expect(table).toContain('Joanna Nadolna')
  expect(table).toContain('Osoba: Joanna Nadolna')
  await page.goto(`/a/${accountId}/processes?history&from=2020-01-01&to=2020-01-02`)
  await expect(page.getByText('Żaden wpis nie pasuje do filtrów')).toBeVisible()
})

test('[B28] the history of reservations is for those who may open them, and tells a colleague’s step', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, { profile: 'hospitality' })
  const invited = { rights: ['mail'], homeAccountId: accountId } as const
  const other = await join(owner, organizationId, { ...invited, name: 'Marek Róg', username: 'm.rog' })
  const reservationId = await makeReservation(owner, accountId, 'Zofia Czarnecka')
  await takeSteps(owner, accountId, reservationId, ['confirm'])
  const { page } = await newBrowser(owner)
  await openReservations(page, accountId)
  await page.getByRole('link', { name: 'Historia działu' }).click()
  await expect(page.getByRole('article').filter({ hasText: 'Zofia Czarnecka' })).toHaveCount(2)
  const { page: elsewhere } = await newBrowser(other)
  await elsewhere.goto(`/a/${accountId}/reservations?history`)
  await expect(elsewhere.getByText('Zofia Czarnecka')).toBeHidden()
  await expect(elsewhere.getByRole('heading', { level: 1 })).not.toContainText('Historia')
  const refused = await other.request('GET', `/api/documents/section/${accountId}.reservations/history`)
  expect(refused.status).toBe(403)
})
