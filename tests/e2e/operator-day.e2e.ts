import type { Page } from '@playwright/test'
import { inMail, message } from '../server/mail-mutations.ts'
import { mailedLink } from '../server/mail-link.ts'
import { password, Person } from '../server/person.ts'
import { printedLink } from '../server/printed-link.ts'
import { expect, test } from './fixtures.ts'
import { joinByForm } from './join-form.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { askByForm } from './register-form.ts'

test.use({ registration: 'operator' })

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const section = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Działy' }).first().getByRole('link', { name })
const email = 'halina@mewa.example'

test('[DESIGN 11] [A1] [A12] an operator’s day: a requested organisation, its contract, requests, a conversation, a colleague, health', async ({
  kontor,
  newBrowser,
}) => {
  const { page } = await newBrowser()
  const { page: member, context } = await newBrowser()

  await test.step('a visitor asks for a main account, and nothing is created', async () => {
    await member.goto('/register')
    await expect(title(member, 'Wniosek o konto główne')).toBeVisible()
    await expectNoFindings(member, 'the request form')
    await askByForm(member)
    await expect(title(member, 'Wniosek wysłany')).toBeVisible()
  })
  const link = await mailedLink(kontor, email, 'register/request')
  await test.step('the link in the mail shows that it waits', async () => {
    await member.goto(link)
    await expect(title(member, 'Wniosek czeka na decyzję')).toBeVisible()
    await expectNoFindings(member, 'a request that waits')
  })
  await test.step('the first operator joins by the printed link, and approves it', async () => {
    await page.goto(printedLink(kontor))
    await joinByForm(page, { name: 'Damian Rosa', username: 'd.rosa' })
    await expect(title(page, 'Do decyzji')).toBeVisible()
    await expect(section(page, /^Do decyzji/)).toContainText('1')
    await expect(page.getByText('Rejestracja: Mewa Telekom')).toBeVisible()
    await expectNoFindings(page, 'a registration to decide')
    await page.getByRole('button', { name: 'Zatwierdź: Mewa Telekom' }).click()
    await expect(page.getByText('Rozstrzygnięte wnioski o konto: 1')).toBeVisible()
  })
  await test.step('its owner chooses a login, and is in', async () => {
    await member.reload()
    await expect(title(member, 'Wniosek zatwierdzony')).toBeVisible()
    await member.setViewportSize({ width: 390, height: 844 })
    await expectNoSidewaysScroll(member)
    await member.setViewportSize({ width: 1440, height: 900 })
    await member.getByLabel('Nazwa użytkownika', { exact: true }).fill('h.wroblewska')
    await member.getByLabel('Hasło', { exact: true }).fill(password)
    await member.getByRole('button', { name: 'Zarejestruj konto główne' }).click()
    await expect(title(member, 'Zacznij tutaj')).toBeVisible()
  })
  const accountId = new URL(member.url()).pathname.split('/')[2] ?? ''
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const owner = new Person(kontor, 'h.wroblewska', cookie)

  await test.step('the operator gives the contract a unit with its last day', async () => {
    await section(page, 'Organizacje').click()
    await page.getByRole('link', { name: 'Mewa Telekom sp. z o.o.' }).click()
    await page.getByRole('button', { name: 'Dodaj jednostkę' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Identyfikator').fill('PT 03418')
    await dialog.getByRole('textbox', { name: /Ostatni dzień/ }).fill('31.12.2090')
    await dialog.getByRole('button', { name: 'Dodaj jednostkę' }).click()
    await expect(page.getByRole('row', { name: /PT 03418/ })).toContainText('31 gru 2090')
  })
  await test.step('a request of the organisation is approved, and its unit is there', async () => {
    const requested = { kind: 'add-unit', unitId: 'unit-gdynia', to: 'PT 20001', name: null }
    await inMail(owner, accountId, 'sendRequest', { ...message('conversation-0001', ''), requested })
    await section(page, /^Do decyzji/).click()
    await page.getByRole('link', { name: /Rozpatrz: .*PT 20001/ }).click()
    await page.getByRole('button', { name: 'Zatwierdź', exact: true }).click()
    await expect(page.getByRole('link', { name: /Rozpatrz: .*PT 20001/ })).toBeHidden()
    await member.goto(`/a/${accountId}/units`)
    await expect(member.getByRole('row', { name: /PT 20001/ })).toBeVisible()
  })
  await test.step('a conversation is answered', async () => {
    const subject = 'Korekta za wrzesień'
    await inMail(owner, accountId, 'startConversation', { ...message('conversation-0002', 'Kiedy korekta?'), subject })
    await section(page, /^Rozmowy/).click()
    await page.getByRole('link', { name: /Korekta za wrzesień/ }).click()
    await page.getByRole('textbox').last().fill('Jutro.')
    await page.getByRole('button', { name: 'Wyślij' }).click()
    await member.goto(`/a/${accountId}/mail?c=conversation-0002`)
    await expect(member.getByText('Jutro.').first()).toBeVisible()
  })
  await test.step('a colleague joins by a link', async () => {
    await section(page, 'Operatorzy').click()
    await page.getByRole('button', { name: 'Dodaj operatora' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('E-mail').fill('iga@latarnia.example')
    await dialog.getByRole('button', { name: 'Utwórz link' }).click()
    const { page: theirs } = await newBrowser()
    await theirs.goto(await dialog.getByLabel('Link').inputValue())
    await joinByForm(theirs, { name: 'Iga Wrona', username: 'i.wrona' })
    await section(theirs, 'Rejestr jednostek').click()
    await expect(theirs.getByRole('row', { name: /PT 20001/ })).toContainText('Mewa Telekom')
  })
  await test.step('at the end of the day the server is healthy', async () => {
    await page.keyboard.press('Escape')
    await section(page, 'Stan serwera').click()
    await expect(page.getByText('Połączone osoby')).toBeVisible()
  })
})

test('[DESIGN 11] a rejected request says why, and a new one can be sent', async ({ kontor, newBrowser }) => {
  const { page: visitor } = await newBrowser()
  await visitor.goto('/')
  await askByForm(visitor)
  await expect(title(visitor, 'Wniosek wysłany')).toBeVisible()
  const { page } = await newBrowser()
  await page.goto(printedLink(kontor))
  await joinByForm(page, { name: 'Damian Rosa', username: 'd.rosa' })
  await page.getByRole('button', { name: 'Odrzuć z powodem: Mewa Telekom' }).click()
  await page.getByRole('dialog').getByLabel('Powód').fill('Brak wpisu w rejestrze.')
  await page.getByRole('dialog').getByRole('button', { name: 'Odrzuć wniosek' }).click()
  await expect(page.getByText('Rozstrzygnięte wnioski o konto: 1')).toBeVisible()
  await visitor.goto(await mailedLink(kontor, email, 'register/request'))
  await expect(title(visitor, 'Wniosek odrzucony')).toBeVisible()
  await expect(visitor.getByText(/Powód: Brak wpisu w rejestrze\./)).toBeVisible()
  await visitor.getByRole('link', { name: 'Wyślij nowy wniosek' }).click()
  await expect(title(visitor, 'Wniosek o konto główne')).toBeVisible()
})
