import type { Page } from '@playwright/test'
import { createSubAccount, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { printedLink } from '../server/printed-link.ts'
import { joinByForm } from './join-form.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

test('[DESIGN 11] the first operator joins by the printed link, sees the organisations, and invites another', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId } = await register(kontor)
  await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const link = printedLink(kontor)
  const { page } = await newBrowser()

  await test.step('the link makes a login, and leads to the operator’s side', async () => {
    await page.goto(link)
    await expect(title(page, 'Dołącz jako operator')).toBeVisible()
    await joinByForm(page, { name: 'Damian Rosa', username: 'd.rosa' })
    await expect(title(page, 'Do decyzji')).toBeVisible()
  })
  await test.step('the organisations are found by name and number, and one opens', async () => {
    await page.getByRole('link', { name: 'Organizacje' }).first().click()
    const search = page.getByRole('search', { name: 'Szukaj organizacji' }).getByRole('searchbox')
    await search.fill('nie ma takiej')
    await expect(page.getByText('Nic nie pasuje')).toBeVisible()
    await search.fill('mewa')
    const row = page.getByRole('row', { name: /Mewa Telekom/ })
    await expect(row).toContainText('telekomunikacja')
    await row.getByRole('link').click()
    await expect(page.getByRole('row', { name: /Kaszuby Online/ })).toContainText('PT 03418')
    await expect(page.getByText('Halina Wróblewska')).toBeVisible()
  })
  await test.step('another operator is invited: the link is shown once, and waits in the list', async () => {
    await page.getByRole('link', { name: 'Operatorzy' }).first().click()
    await expect(page.getByRole('button', { name: 'Usuń operatora: Damian Rosa' })).toBeDisabled()
    await page.getByRole('button', { name: 'Dodaj operatora' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Utwórz link' }).click()
    await expect(dialog.getByLabel('E-mail')).toBeFocused()
    await dialog.getByLabel('E-mail').fill('iga@latarnia.example')
    await dialog.getByRole('button', { name: 'Utwórz link' }).click()
    const url = await dialog.getByLabel('Link').inputValue()
    await dialog.getByRole('button', { name: 'Zamknij' }).last().click()
    await expect(page.getByRole('button', { name: 'Unieważnij link: iga@latarnia.example' })).toBeVisible()

    const iga = await newBrowser()
    await iga.page.goto(url)
    await expect(iga.page.getByText('Damian Rosa zaprasza')).toBeVisible()
    await joinByForm(iga.page, { name: 'Iga Wrona', username: 'i.wrona' })
    await expect(title(iga.page, 'Do decyzji')).toBeVisible()
    await iga.page.goto(url)
    await expect(title(iga.page, 'Link został już użyty')).toBeVisible()
  })
  await test.step('an operator is removed after a question, and their side closes', async () => {
    await page.reload()
    await page.getByRole('button', { name: 'Usuń operatora: Iga Wrona' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Usuń: Iga Wrona' }).click()
    await expect(page.getByRole('button', { name: 'Usuń operatora: Iga Wrona' })).toBeHidden()
  })
  await test.step('the health of the server is shown, also that it cannot be reached', async () => {
    await page.getByRole('link', { name: 'Stan serwera' }).first().click()
    await expect(page.getByText('Połączone osoby')).toBeVisible()
    await kontor.stop()
    await page.getByRole('button', { name: 'Odśwież' }).click()
    await expect(page.getByText('Bez połączenia z serwerem')).toBeVisible()
    await kontor.start()
    await page.getByRole('button', { name: 'Spróbuj ponownie' }).click()
    await expect(page.getByText('Połączone osoby')).toBeVisible()
  })
})

test('[DESIGN 11] the operator’s side is closed to everyone else, and a member who is an operator finds it in the own menu', async ({
  kontor,
  newBrowser,
}) => {
  const { owner } = await register(kontor)
  const link = printedLink(kontor)
  const { page } = await newBrowser(owner)
  await page.goto('/operator')
  await expect(title(page, 'Ta część jest dla operatorów')).toBeVisible()
  await page.goto(link)
  await page.getByRole('button', { name: 'Zostań operatorem' }).click()
  await expect(title(page, 'Do decyzji')).toBeVisible()
  await page.getByRole('link', { name: 'Moje konto w organizacji' }).click()
  await expect(title(page, 'Zacznij tutaj')).toBeVisible()
  await page.getByRole('button', { name: /^Moje menu/ }).click()
  await page.getByRole('menuitem', { name: 'Strona operatora' }).click()
  await expect(title(page, 'Do decyzji')).toBeVisible()
})

test('[DESIGN 11] [SCREENS] axe finds nothing on the operator’s side, and nothing scrolls sideways on a phone', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId } = await register(kontor)
  await createSubAccount(
    owner,
    organizationId,
    'Bardzo długa nazwa konta dodatkowego, która się nie mieści',
    'PT 03418',
  )
  const link = printedLink(kontor)
  const { page } = await newBrowser()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(link)
  await expect(page.getByLabel('Imię i nazwisko')).toBeVisible()
  await expectNoSidewaysScroll(page)
  await expectNoFindings(page, 'join')
  await joinByForm(page, { name: 'Damian Rosa', username: 'd.rosa' })
  await expect(title(page, 'Do decyzji')).toBeVisible()
  for (const path of [
    'decisions',
    'conversations',
    'organizations',
    `organizations/${organizationId}`,
    'operators',
    'health',
  ]) {
    await page.goto(`/operator/${path}`)
    await expect(page.locator('main :is(table, .box, .figures, .empty)').first()).toBeVisible()
    await expectNoSidewaysScroll(page)
    await expectNoFindings(page, path)
  }
})
