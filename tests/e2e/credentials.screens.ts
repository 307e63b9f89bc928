import { oneTimeCode } from '../../sync-server/src/testing/one-time-code.ts'
import { join, password, register } from '../server/person.ts'
import { expect } from './fixtures.ts'
import { inEachVariant } from './screen-variants.ts'

inEachVariant('one’s own password, second factor and passkeys', async ({ kontor, open, shooting, says }) => {
  const { owner } = await register(kontor, { accountName: 'Mewa Telekom' })
  const { context, page } = await open()
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  await owner.enter(context)
  // Passkeys belong to a domain, so the page is opened under this machine's name.
  await context.addCookies((await context.cookies()).map((cookie) => ({ ...cookie, domain: 'localhost' })))
  await page.goto(`${kontor.origin.replace('127.0.0.1', 'localhost')}/me`)
  const shot = shooting(page, 'own-')
  const dialog = page.getByRole('dialog')
  const press = (key: string) => page.getByRole('button', { name: says(key), exact: true }).click()
  const pressIn = (key: string) => dialog.getByRole('button', { name: says(key), exact: true }).click()
  const confirmPassword = () => dialog.getByLabel(says('own_password_current'), { exact: true }).fill(password)
  const shotAndClose = async (name: string) => {
    await expect(dialog).toBeVisible()
    await shot(name)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }

  await press('own_password_act')
  await confirmPassword()
  await dialog.getByLabel(says('own_password_new'), { exact: true }).fill('password1234')
  await pressIn('own_password_act')
  await shotAndClose('password-weak')

  await press('own_passkey_act')
  await shot('passkey-new')
  await dialog.getByLabel(says('own_passkey_name')).fill('Laptop służbowy')
  await confirmPassword()
  await pressIn('own_passkey_act')
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: says('own_passkey_rename_label', { name: 'Laptop służbowy' }) }).click()
  await shotAndClose('passkey-rename')
  await page.getByRole('button', { name: says('own_passkey_remove_label', { name: 'Laptop służbowy' }) }).click()
  await shotAndClose('passkey-remove')

  await press('own_factor_act')
  await shot('factor-password')
  await confirmPassword()
  await pressIn('own_factor_next')
  await expect(dialog.getByLabel(says('own_factor_code'))).toBeFocused()
  await shot('factor-code')
  const secret = ((await dialog.locator('code').textContent()) ?? '').replaceAll(' ', '')
  const codeOf = (stepsLater: number) => oneTimeCode(`otpauth://totp/Kontor?secret=${secret}`, stepsLater)
  await dialog.getByLabel(says('own_factor_code')).fill(codeOf(-1))
  await pressIn('own_factor_confirm')
  await expect(dialog.getByRole('heading', { name: says('own_codes_save') })).toBeVisible()
  await shot('factor-codes')
  await dialog.getByLabel(says('own_codes_saved')).check()
  await pressIn('own_codes_finish')
  await press('own_factor_turn_off')
  await shotAndClose('factor-off')
  await press('own_codes_act')
  await shotAndClose('codes-renew')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await shot('account')

  const other = await open()
  await other.page.goto('/')
  await other.page.getByLabel(says('sign_in_name')).fill(owner.username)
  await other.page.getByLabel(says('sign_in_password'), { exact: true }).fill(password)
  await other.page.getByRole('button', { name: says('sign_in_act'), exact: true }).click()
  await expect(other.page.getByLabel(says('sign_in_code'))).toBeFocused()
  await shooting(other.page, 'sign-in-')('code')
  await other.page.getByRole('button', { name: says('sign_in_use_recovery') }).click()
  await shooting(other.page, 'sign-in-')('recovery-code')
  await other.context.close()
})

inEachVariant('the credentials of others', async ({ kontor, open, shooting, says }) => {
  const { owner, organizationId, accountId } = await register(kontor, { accountName: 'Mewa Telekom' })
  const joanna = { name: 'Joanna Nadolna', username: 'j.nadolna', homeAccountId: accountId, rights: ['mail'] }
  const { memberId } = await join(owner, organizationId, joanna)
  const { context, page } = await open()
  await owner.enter(context)
  const shot = shooting(page, 'person-credentials-')
  await page.goto(`/a/${accountId}/account/users/${memberId}?tab=sessions`)
  const dialog = page.getByRole('dialog')
  for (const key of ['manage_send_password_link', 'manage_reset_second_factor']) {
    await page.getByRole('button', { name: says(key), exact: true }).click()
    await expect(dialog).toBeVisible()
    await shot(key.replace('manage_', '').replaceAll('_', '-'))
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
  await shot('sessions')
})
