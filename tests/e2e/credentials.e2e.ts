import { oneTimeCode } from '../../sync-server/src/testing/one-time-code.ts'
import { mailedLink } from '../server/mail-link.ts'
import { firstOperator } from '../server/operator.ts'
import { newId, password, type Person, register, join } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { joinElsewhere } from './invitation-form.ts'
import { manageUser } from './manage-user.ts'
import { tab } from './person-page.ts'
import { signInByForm } from './sign-in-form.ts'
import { openUsers } from './team.ts'

const turnOnSecondFactor = async (person: Person): Promise<void> => {
  const enabled = await person.request('POST', '/api/auth/two-factor/enable', { password })
  const { totpURI } = (await enabled.json()) as { totpURI: string }
  const code = oneTimeCode(totpURI)
  expect((await person.request('POST', '/api/auth/two-factor/verify-totp', { code })).status).toBe(200)
}

test('[D] an administrator turns off a lost second factor: the password alone signs in, and a mail says so', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const joanna = { name: 'Joanna Nadolna', username: 'j.nadolna', homeAccountId: accountId, rights: ['mail'] }
  const person = await join(owner, organizationId, joanna)
  await turnOnSecondFactor(person)
  const other = (await newBrowser()).page
  await other.goto('/')
  await signInByForm(other, 'j.nadolna')
  await expect(other.getByLabel('Kod z aplikacji uwierzytelniającej')).toBeFocused()

  const { page } = await newBrowser(owner)
  await openUsers(page, accountId)
  await manageUser(page, 'Joanna Nadolna', 'Wyłącz drugi składnik')
  const dialog = page.getByRole('dialog', { name: 'Wyłączyć drugi składnik: Joanna Nadolna?' })
  await expect(dialog.getByText('Wiadomość o tym zostanie wysłana na adres j.nadolna@example.org.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Wyłącz drugi składnik' }).click()
  await expect(page.getByText('Drugi składnik jest wyłączony: Joanna Nadolna.')).toBeVisible()

  await expect.poll(() => kontor.mails().some((mail) => /Subject: .*drugi|wy=C5=82=C4=85czy/.test(mail))).toBe(true)
  expect((await person.request('GET', '/api/access')).status).toBe(200)
  await other.goto('/')
  await signInByForm(other, 'j.nadolna')
  await expect(other.getByRole('button', { name: /^Moje menu/ })).toBeVisible()

  await page.goto(`/a/${accountId}/account/history`)
  await expect(page.getByText('Halina Wróblewska – wyłączenie drugiego składnika: Joanna Nadolna')).toBeVisible()
})

test('[D] an administrator sends a password link from the tab of sessions, and the link sets a new password', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const joanna = { name: 'Joanna Nadolna', username: 'j.nadolna', homeAccountId: accountId, rights: ['mail'] }
  const { memberId } = await join(owner, organizationId, joanna)
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users/${memberId}`)
  await tab(page, 'Sesje').click()
  await page.getByRole('button', { name: 'Wyślij link do nowego hasła' }).click()
  const dialog = page.getByRole('dialog', { name: 'Wysłać link do nowego hasła: Joanna Nadolna?' })
  await expect(dialog.getByText('Link działa przez godzinę i tylko raz.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Wyślij link' }).click()
  await expect(page.getByText('Wysłano link do nowego hasła: Joanna Nadolna.')).toBeVisible()

  const other = (await newBrowser()).page
  await other.goto(await mailedLink(kontor, 'j.nadolna@example.org', 'reset-password'))
  await other.getByLabel('Nowe hasło').fill('zupełnie nowe hasło')
  await other.getByRole('button', { name: 'Ustaw hasło' }).click()
  await expect(other.getByRole('heading', { name: 'Hasło zostało zmienione' })).toBeVisible()
  await other.goto('/')
  await signInByForm(other, 'j.nadolna', 'zupełnie nowe hasło')
  await expect(other.getByRole('button', { name: /^Moje menu/ })).toBeVisible()
})

test('[ISSUE 8] [D] a second factor that guards another organisation too is turned off by the operator, on request', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const { ewa, earlier } = await joinElsewhere(kontor)
  const invited = { invitationId: newId(), username: 'e.mazur', email: 'e.mazur@example.org', homeAccountId: accountId }
  await owner.mutate(organizationId, 'inviteExistingMember', { ...invited, rights: ['mail'], roleIds: [], grants: [] })
  const link = await mailedLink(kontor, 'e.mazur@example.org', 'invitation', earlier)
  expect(
    (await ewa.request('POST', `/api${new URL(link).pathname.replace('invitation', 'invitations')}/accept`, {})).status,
  ).toBe(200)
  await turnOnSecondFactor(ewa)

  const { page } = await newBrowser(owner)
  await openUsers(page, accountId)
  await manageUser(page, 'Ewa Mazur', 'Wyłącz drugi składnik')
  await page.getByRole('dialog').getByRole('button', { name: 'Wyłącz drugi składnik' }).click()
  const request = page.getByRole('dialog', { name: 'Wniosek o wyłączenie drugiego składnika' })
  await expect(request.getByText('Ewa Mazur należy też do innych organizacji.')).toBeVisible()
  await request.getByLabel('Wiadomość').fill('Zgubiony telefon, rozmawialiśmy z Ewą.')
  await request.getByRole('button', { name: 'Wyślij' }).click()
  await expect(page.getByText('Wniosek wysłany')).toBeVisible()

  const operator = await firstOperator(kontor)
  const { page: desk } = await newBrowser(operator)
  await desk.goto('/operator/decisions')
  await desk.getByRole('link', { name: 'Rozpatrz: Wyłączenie drugiego składnika: Ewa Mazur' }).click()
  await desk.getByRole('button', { name: 'Zatwierdź' }).click()
  await expect.poll(() => kontor.mails().some((mail) => /Subject: .*drugi|wy=C5=82=C4=85czy/.test(mail))).toBe(true)
  const other = (await newBrowser()).page
  await other.goto('/')
  await signInByForm(other, 'e.mazur')
  await expect(other.getByRole('button', { name: /^Moje menu/ })).toBeVisible()
})
