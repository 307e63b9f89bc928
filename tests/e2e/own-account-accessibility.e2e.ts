import { oneTimeCode } from '../../sync-server/src/testing/one-time-code.ts'
import { password, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { signInByForm } from './sign-in-form.ts'

test('[D] [SCREENS] axe finds nothing on one’s own account and in its dialogs, and nothing scrolls sideways', async ({
  kontor,
  newBrowser,
}) => {
  test.slow()
  const { owner } = await register(kontor)
  const { context, page } = await newBrowser()
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  // Passkeys belong to a domain, so the page is opened under this machine's name.
  await page.goto(kontor.origin.replace('127.0.0.1', 'localhost'))
  await signInByForm(page, owner.username)
  await page.getByRole('button', { name: /^Moje menu/ }).waitFor()
  await page.goto(`${kontor.origin.replace('127.0.0.1', 'localhost')}/me`)
  const dialog = page.getByRole('dialog')
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const pressIn = (name: string) => dialog.getByRole('button', { name, exact: true }).click()
  const closed = () => expect(dialog).toBeHidden()

  await press('Dodaj klucz')
  await expectNoFindings(page, 'adding a passkey')
  await dialog.getByLabel('Nazwa klucza').fill('Laptop służbowy z Gdańska, wydany w listopadzie')
  await dialog.getByLabel('Obecne hasło').fill(password)
  await pressIn('Dodaj klucz')
  await closed()
  await page.getByRole('button', { name: /^Zmień nazwę klucza/ }).click()
  await expectNoFindings(page, 'renaming a passkey')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Usuń klucz/ }).click()
  await expectNoFindings(page, 'removing a passkey')
  await page.keyboard.press('Escape')

  await press('Zmień hasło')
  await expectNoFindings(page, 'changing the password')
  await page.keyboard.press('Escape')
  await press('Włącz drugi składnik')
  await dialog.getByLabel('Obecne hasło').fill(password)
  await expectNoFindings(page, 'the password before the second factor')
  await pressIn('Dalej')
  await expect(dialog.getByLabel('Kod z aplikacji')).toBeFocused()
  await expectNoFindings(page, 'setting the second factor up')
  const secret = ((await dialog.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await dialog.getByLabel('Kod z aplikacji').fill(oneTimeCode(`otpauth://totp/Kontor?secret=${secret}`))
  await pressIn('Potwierdź kod')
  await expect(dialog.getByRole('heading', { name: 'Zapisz kody zapasowe' })).toBeVisible()
  await expectNoFindings(page, 'the recovery codes')
  await dialog.getByLabel('Kody są zapisane poza tym urządzeniem').check()
  await pressIn('Gotowe')
  await closed()

  await expectNoFindings(page, 'one’s own account')
  await page.setViewportSize({ width: 390, height: 900 })
  await expectNoSidewaysScroll(page)
})
