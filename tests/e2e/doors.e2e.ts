import type { Page } from '@playwright/test'
import { mailedLink } from '../server/mail-link.ts'
import { join, password, register } from '../server/person.ts'
import { appKept } from './app-kept.ts'
import { expect, test } from './fixtures.ts'
import { keptDatabases } from './kept-databases.ts'
import { changeRight, userRow } from './manage-user.ts'
import { chooseFromOwnMenu } from './own-menu.ts'
import { registerByForm } from './register-form.ts'
import { signInByForm } from './sign-in-form.ts'
import { syncState } from './sync-state.ts'

const heading = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title })

test.use({ serviceWorkers: 'allow' })

test('[DESIGN 7] a forgotten password is set anew by mail, and then opens the door by e-mail and by user name', async ({
  kontor,
  newBrowser,
}) => {
  await register(kontor)
  const { page } = await newBrowser()
  const newPassword = 'zupełnie nowe hasło'

  await test.step('the link is asked for; an address without a login gets the same answer', async () => {
    for (const email of ['nikt@example.org', 'h.wroblewska@example.org']) {
      await page.goto('/')
      await page.getByRole('link', { name: 'Nie pamiętam hasła' }).click()
      await page.getByLabel('E-mail', { exact: true }).fill(email)
      await page.getByRole('button', { name: 'Wyślij link' }).click()
      await expect(heading(page, 'Proszę zajrzeć do skrzynki')).toBeVisible()
    }
  })
  const link = await mailedLink(kontor, 'h.wroblewska@example.org', 'reset-password')
  expect(kontor.mails().filter((mail) => mail.includes('nikt@example.org'))).toEqual([])

  await test.step('a new password, not a short one', async () => {
    await page.goto(link)
    const field = page.getByLabel('Nowe hasło', { exact: true })
    await field.fill('krótkie')
    await page.getByRole('button', { name: 'Ustaw hasło' }).click()
    await expect(field).toHaveAccessibleDescription(/co najmniej 12 znaków/)
    await field.fill(newPassword)
    await page.getByRole('button', { name: 'Ustaw hasło' }).click()
    await expect(heading(page, 'Hasło zostało zmienione')).toBeVisible()
  })
  await test.step('the link works once', async () => {
    const { page: again } = await newBrowser()
    await again.goto(link)
    await expect(heading(again, 'Tego linku już użyto')).toBeVisible()
    await expect(again.getByRole('link', { name: 'Wyślij nowy link' })).toBeVisible()
  })
  await test.step('the old password is wrong, by either name, and the field says so', async () => {
    await page.getByRole('link', { name: 'Zaloguj się' }).click()
    for (const name of ['h.wroblewska', 'h.wroblewska@example.org', 'nikt']) {
      await signInByForm(page, name)
      const field = page.getByLabel('Hasło', { exact: true })
      await expect(field).toHaveAccessibleDescription(/nie pasują do siebie/)
      await expect(field).toHaveValue('')
    }
  })
  await test.step('the new one opens, by e-mail and by user name', async () => {
    await signInByForm(page, 'h.wroblewska@example.org', newPassword)
    await expect(page.getByRole('banner')).toContainText('Mewa Telekom')
    await chooseFromOwnMenu(page, 'Wyloguj się')
    await signInByForm(page, 'h.wroblewska', newPassword)
    await expect(page.getByRole('banner')).toContainText('Mewa Telekom')
  })
})

test('[A12] an e-mail in use is refused beside its field; what was typed survives a reload, the password does not', async ({
  kontor,
  newBrowser,
}) => {
  await register(kontor, { username: 'z.mroz', unitIdentifier: 'PT 09001' })
  const { page } = await newBrowser()
  await page.goto('/')
  await page.getByRole('link', { name: 'Zarejestruj konto główne' }).click()
  await registerByForm(page, 'z.mroz@example.org')
  const form = page.getByRole('main')
  const email = form.getByLabel('E-mail')
  await expect(email).toHaveAccessibleDescription(/należy już do innego konta głównego/)
  await expect(email).toBeFocused()

  await page.reload()
  await expect(form.getByLabel('Nazwa podmiotu')).toHaveValue('Mewa Telekom sp. z o.o.')
  await expect(form.getByLabel('NIP')).toHaveValue('583 000 41 36')
  await expect(form.getByLabel('Identyfikator PT')).toHaveValue('PT 03417')
  await expect(email).toHaveValue('z.mroz@example.org')
  await expect(form.getByLabel('Nazwa użytkownika', { exact: true })).toHaveValue('h.wroblewska')
  await expect(form.getByLabel('Hasło', { exact: true })).toHaveValue('')
  const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))
  expect(kept).not.toContain(password)

  await email.fill('halina@mewa.example')
  await form.getByLabel('Hasło', { exact: true }).fill(password)
  await form.getByRole('button', { name: 'Zarejestruj konto główne' }).click()
  await expect(page.getByRole('banner')).toContainText('konto główne')
  await test.step('and once it has been sent, nothing of it is kept', async () => {
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('Mewa Telekom sp. z o.o.')
  })
})

test('[S13] signing out erases what the browser keeps', async ({ kontor, newBrowser }) => {
  const { owner, accountId } = await register(kontor)
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  await expect(syncState(page)).toContainText('Zapisano')
  expect((await keptDatabases(page)).length).toBeGreaterThan(0)

  await chooseFromOwnMenu(page, 'Wyloguj się')
  await expect(heading(page, 'Zaloguj się')).toBeVisible()
  await expect.poll(() => keptDatabases(page)).toEqual([])
  await test.step('only the choice of language, which is no secret, stays', async () => {
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key !== 'kontor.language'))).toEqual([])
  })
  expect((await owner.request('GET', '/api/access')).status).toBe(401)
})

test('[S13] signing out with unsent changes asks first, and then erases them too, also without the server', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await join(owner, organizationId, { name: 'Paweł Grzęda', username: 'p.grzeda', homeAccountId: accountId })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  await expect(userRow(page, 'Paweł Grzęda')).toBeVisible()
  await expect(syncState(page)).toContainText('Zapisano')
  await appKept(page)
  await kontor.stop()
  await changeRight(page, 'Paweł Grzęda', 'Finanse', true)
  await expect(syncState(page)).toContainText('1 zmiana')

  const dialog = page.getByRole('dialog')
  await chooseFromOwnMenu(page, 'Wyloguj się')
  await expect(dialog).toContainText('1 zmiana nie jest jeszcze zapisana na serwerze')
  await dialog.getByRole('button', { name: 'Anuluj' }).click()
  await expect(syncState(page)).toContainText('1 zmiana')
  await chooseFromOwnMenu(page, 'Wyloguj się')
  await dialog.getByRole('button', { name: 'Wyloguj się i porzuć 1 zmianę' }).click()
  await expect(page.getByRole('banner')).not.toContainText('Mewa Telekom')
  await expect.poll(() => keptDatabases(page)).toEqual([])

  await kontor.start()
  await page.goto('/')
  await expect(heading(page, 'Zaloguj się')).toBeVisible()
  expect((await owner.request('GET', '/api/access')).status).toBe(401)
})

test('[S10] a session that was ended elsewhere closes the open page to the sign-in page, once, and leads back', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  const here = await newBrowser()
  const elsewhere = await newBrowser()
  await elsewhere.page.goto('/')
  await signInByForm(elsewhere.page, 'h.wroblewska')
  await elsewhere.page.getByRole('link', { name: 'Twórz i zarządzaj użytkownikami' }).click()
  await expect(syncState(elsewhere.page)).toContainText('Zapisano')

  await owner.enter(here.context)
  await here.page.goto(`/a/${accountId}/account/users`)
  await chooseFromOwnMenu(here.page, 'Otwarte sesje')
  await here.page.getByRole('button', { name: /^Zakończ sesję/ }).click()
  await expect(here.page.getByText('Sesja została zakończona.')).toBeVisible()

  await expect(elsewhere.page.getByText('Sesja się skończyła')).toBeVisible()
  // Until then sections of the navigation may still be opening theirs.
  let opened = 0
  elsewhere.page.on('websocket', () => (opened += 1))
  await expect.poll(() => keptDatabases(elsewhere.page)).toEqual([])
  await test.step('no storm of reconnects: not one socket was opened again', async () => {
    await here.page.reload()
    await expect(syncState(here.page)).toContainText('Zapisano')
    expect(opened).toBe(0)
  })
  await signInByForm(elsewhere.page, 'h.wroblewska')
  await expect(elsewhere.page).toHaveURL(`${kontor.origin}/a/${accountId}/account/users`)
  await expect(syncState(elsewhere.page)).toContainText('Zapisano')
})

test('[DESIGN 8] a shared link asks to sign in first, and then opens what it names', async ({ kontor, newBrowser }) => {
  const { accountId } = await register(kontor)
  const { page } = await newBrowser()
  await page.goto(`/a/${accountId}/account/roles?show=roles`)
  await expect(heading(page, 'Zaloguj się')).toBeVisible()
  await signInByForm(page, 'h.wroblewska')
  await expect(page.getByRole('heading', { name: 'Nie ma jeszcze ról' })).toBeVisible()
  await expect(page).toHaveURL(`${kontor.origin}/a/${accountId}/account/roles?show=roles`)
})

test('[DESIGN 8] the language is switched to English and back, before and after signing in, and is remembered', async ({
  kontor,
  newBrowser,
}) => {
  const { accountId } = await register(kontor)
  const { page } = await newBrowser()
  await page.goto(`/a/${accountId}/account/users`)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.reload()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Polski' }).click()
  await signInByForm(page, 'h.wroblewska')

  await expect(heading(page, 'Twórz i zarządzaj użytkownikami')).toBeVisible()
  await chooseFromOwnMenu(page, 'English')
  await expect(heading(page, 'Create and manage users')).toBeVisible()
  await expect(page.getByRole('banner')).toContainText('main account')
  await page.reload()
  await expect(heading(page, 'Create and manage users')).toBeVisible()
  await page.keyboard.press('Escape')
  await chooseFromOwnMenu(page, 'Polski')
  await expect(heading(page, 'Twórz i zarządzaj użytkownikami')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'pl')
})
