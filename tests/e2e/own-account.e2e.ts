import type { Page } from '@playwright/test'
import { oneTimeCode } from '../../sync-server/src/testing/one-time-code.ts'
import { mailedLink } from '../server/mail-link.ts'
import { password, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { chooseFromOwnMenu } from './own-menu.ts'
import { signInByForm } from './sign-in-form.ts'

const openOwnAccount = async (page: Page): Promise<void> => {
  await page.goto('/')
  await page.waitForURL(/\/a\//)
  await chooseFromOwnMenu(page, 'Moje konto i bezpieczeństwo')
  await expect(page.getByRole('heading', { name: 'Moje konto i bezpieczeństwo' })).toBeVisible()
}
const confirmPassword = (page: Page) => page.getByRole('dialog').getByLabel('Obecne hasło').fill(password)

test('[D] a passkey is added, signs in without a password, is renamed, and is removed', async ({
  kontor,
  newBrowser,
}) => {
  const { owner } = await register(kontor)
  const { context, page } = await newBrowser(owner)
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  // Passkeys belong to a domain, so the page is opened under this machine's name.
  const home = kontor.origin.replace('127.0.0.1', 'localhost')
  await page.goto(home)
  await signInByForm(page, owner.username)
  await page.getByRole('button', { name: /^Moje menu/ }).waitFor()
  await page.goto(`${home}/me`)
  await page.getByRole('button', { name: 'Dodaj klucz' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nazwa klucza').fill('Laptop służbowy')
  await confirmPassword(page)
  await dialog.getByRole('button', { name: 'Dodaj klucz' }).click()
  await expect(page.getByText('Dodano klucz dostępu: Laptop służbowy.')).toBeVisible()

  await chooseFromOwnMenu(page, 'Wyloguj się')
  await page.getByRole('button', { name: 'Zaloguj się kluczem dostępu' }).click()
  await expect(page.getByRole('button', { name: /^Moje menu/ })).toBeVisible()

  await page.goto(`${home}/me`)
  await page.getByRole('button', { name: 'Zmień nazwę klucza: Laptop służbowy' }).click()
  await expect(dialog.getByLabel('Nazwa klucza')).toHaveValue('Laptop służbowy')
  await dialog.getByLabel('Nazwa klucza').fill('Laptop domowy')
  await dialog.getByRole('button', { name: 'Zapisz nazwę' }).click()
  await expect(page.getByText('Zmieniono nazwę klucza: Laptop domowy.')).toBeVisible()
  await page.getByRole('button', { name: 'Usuń klucz: Laptop domowy' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Usuń klucz' }).click()
  await expect(page.getByText('Nie ma jeszcze kluczy dostępu')).toBeVisible()
})

test('[D] [C] the second factor is set up by its key, a code signs in once, and a recovery code helps out', async ({
  kontor,
  newBrowser,
}) => {
  test.slow()
  const { owner } = await register(kontor)
  const { page } = await newBrowser(owner)
  await openOwnAccount(page)
  await page.getByRole('button', { name: 'Włącz drugi składnik' }).click()
  const dialog = page.getByRole('dialog')
  await confirmPassword(page)
  await dialog.getByRole('button', { name: 'Dalej' }).click()
  await expect(dialog.getByRole('img', { name: 'Kod QR do aplikacji uwierzytelniającej' })).toBeVisible()
  const secret = ((await dialog.locator('code').textContent()) ?? '').replaceAll(' ', '')
  const codeOf = (stepsLater: number) => oneTimeCode(`otpauth://totp/Kontor?secret=${secret}`, stepsLater)
  await expect(dialog.getByLabel('Kod z aplikacji')).toBeFocused()
  await dialog.getByLabel('Kod z aplikacji').fill(codeOf(-1))
  await dialog.getByRole('button', { name: 'Potwierdź kod' }).click()
  await expect(dialog.getByRole('heading', { name: 'Zapisz kody zapasowe' })).toBeVisible()
  const codes = await dialog.locator('code').allTextContents()
  expect(codes).toHaveLength(10)
  await dialog.getByLabel('Kody są zapisane poza tym urządzeniem').check()
  await dialog.getByRole('button', { name: 'Gotowe' }).click()
  await expect(page.getByText('Zostało 10 kodów zapasowych.')).toBeVisible()

  const enter = async () => {
    const other = (await newBrowser()).page
    await other.goto('/')
    await signInByForm(other, owner.username)
    await expect(other.getByLabel('Kod z aplikacji uwierzytelniającej')).toBeFocused()
    return other
  }
  const first = await enter()
  // Made now: it is good for a minute and a half, and is refused later because it was used, not because it is old.
  const code = codeOf(0)
  await first.keyboard.type(code)
  await expect(first.getByLabel('Kod z aplikacji uwierzytelniającej')).toHaveValue(code)
  await first.keyboard.press('Enter')
  await expect(first.getByRole('button', { name: /^Moje menu/ })).toBeVisible()

  const second = await enter()
  await second.keyboard.type(code)
  await second.keyboard.press('Enter')
  await expect(second.getByText('Ten kod był już użyty.')).toBeVisible()
  await second.getByRole('button', { name: 'Nie mam aplikacji: użyj kodu zapasowego' }).click()
  await expect(second.getByLabel('Kod zapasowy')).toBeFocused()
  await second.keyboard.type(codes[0] ?? '')
  await second.keyboard.press('Enter')
  await expect(second.getByRole('button', { name: /^Moje menu/ })).toBeVisible()
  await page.reload()
  await expect(page.getByText('Zostało 9 kodów zapasowych.')).toBeVisible()
})

test('[D] [F2] [F11] changing the password refuses weak ones, kills open links, and ends other sessions as chosen', async ({
  kontor,
  newBrowser,
}) => {
  const { owner } = await register(kontor)
  const { page } = await newBrowser(owner)
  const asking = (await newBrowser()).page
  await asking.goto('/forgot-password')
  await asking.getByLabel('E-mail').fill(`${owner.username}@example.org`)
  await asking.getByRole('button', { name: /Wyślij/ }).click()
  const link = await mailedLink(kontor, `${owner.username}@example.org`, 'reset-password')

  await openOwnAccount(page)
  const change = async (next: string, endsOthers: boolean) => {
    await page.getByRole('button', { name: 'Zmień hasło' }).click()
    const dialog = page.getByRole('dialog')
    await confirmPassword(page)
    await dialog.getByLabel('Nowe hasło').fill(next)
    await dialog.getByLabel('Zakończ pozostałe sesje').setChecked(endsOthers)
    await dialog.getByRole('button', { name: 'Zmień hasło' }).click()
  }
  await change('password1234', true)
  await expect(page.getByText('To hasło łatwo odgadnąć.')).toBeVisible()
  await page.keyboard.press('Escape')
  // Open since before the change, so that the form is there to be sent.
  await asking.goto(link)
  await expect(asking.locator('input[autocomplete=username]')).toHaveValue(owner.username)
  await change('zupełnie nowe hasło', true)
  await expect(page.getByText('Hasło zostało zmienione, a pozostałe sesje zakończone.')).toBeVisible()

  await asking.getByLabel('Nowe hasło').fill('hasło z dawnego linku')
  await asking.getByRole('button', { name: 'Ustaw hasło' }).click()
  const dead = asking.getByRole('heading', { name: 'Hasło zmieniono już po wysłaniu tego linku' })
  await expect(dead).toBeVisible()
  await asking.goto('/reset-password?token=never-made')
  await expect(asking.getByRole('heading', { name: 'Ten link do niczego nie prowadzi' })).toBeVisible()
  await asking.goto(link)
  await expect(dead).toBeVisible()
  await expect(asking.getByRole('link', { name: 'Wyślij nowy link' })).toBeVisible()
})
