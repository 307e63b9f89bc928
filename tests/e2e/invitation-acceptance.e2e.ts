import { mailedLink } from '../server/mail-link.ts'
import { invite, join, register } from '../server/person.ts'
import { expectNoFindings } from './no-findings.ts'
import { expect, test } from './fixtures.ts'
import { acceptByForm, joinElsewhere } from './invitation-form.ts'
import { pressOn, typeInto } from './keyboard.ts'
import { changeRight, userRow } from './manage-user.ts'
import { signInByForm } from './sign-in-form.ts'
import { syncState } from './sync-state.ts'

const joanna = { name: 'Joanna Nadolna', username: 'j.nadolna', rights: ['processes'] } as const
const joannasEmail = 'j.nadolna@example.org'

test('[B4] opened by another signed-in person, it says who is who; signing out warns of unsent changes', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await invite(owner, organizationId, { ...joanna, homeAccountId: accountId })
  const link = await mailedLink(kontor, joannasEmail, 'invitation')
  const { memberId } = await join(owner, organizationId, {
    ...{ name: 'Paweł Grzęda', username: 'p.grzeda', homeAccountId: accountId },
  })
  const { context, page: left } = await newBrowser(owner)
  await test.step('a change is in the tray: made offline, and refused meanwhile', async () => {
    await left.goto(`/a/${accountId}/account/users`)
    await expect(userRow(left, 'Paweł Grzęda')).toBeVisible()
    await kontor.stop()
    await changeRight(left, 'Paweł Grzęda', 'Finanse', true)
    await expect(syncState(left)).toContainText('1 zmiana')
    await left.close()
    await kontor.start()
    await owner.mutate(organizationId, 'removeMember', { memberId })
  })
  const page = await context.newPage()
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Zaproszenie jest dla kogoś innego' })).toBeVisible()
  await expect(
    page.getByText(/sesja loginu Halina Wróblewska \(h\.wroblewska\).*j\.nadolna@example\.org/),
  ).toBeVisible()
  await expect(page.getByLabel('Hasło', { exact: true })).toBeHidden()
  await expectNoFindings(page, 'invitation for another person')
  await pressOn(page, page.getByRole('button', { name: 'Wyloguj i przyjmij' }))
  await page.getByRole('dialog').getByRole('button', { name: 'Wyloguj się i porzuć 1 zmianę' }).click()
  await acceptByForm(page, 'j.nadolna')
  await expect(page.getByRole('banner')).toContainText('Mewa Telekom')
  const sections = page.getByRole('navigation', { name: 'Działy' }).first()
  await expect(sections.getByRole('link', { name: 'Procesy' })).toBeVisible()
  await expect(sections.getByRole('link', { name: 'Użytkownicy' })).toBeHidden()
})

test('[B9] a person whose login has the invited e-mail signs in with it and accepts', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const { ewa, earlier } = await joinElsewhere(kontor)
  await invite(owner, organizationId, {
    name: 'Ewa M.',
    username: 'e.mazur',
    homeAccountId: accountId,
    rights: ['mail'],
  })
  const link = await mailedLink(kontor, 'e.mazur@example.org', 'invitation', earlier)
  const { page: guest } = await newBrowser()
  await guest.goto(link)
  await expect(guest.getByText('Adres e.mazur@example.org ma już login')).toBeVisible()
  await expect(guest.getByLabel('Nazwa użytkownika albo e-mail')).toHaveValue('e.mazur@example.org')
  await expectNoFindings(guest, 'invitation of a login')
  await signInByForm(guest, 'e.mazur@example.org')
  await guest.getByRole('button', { name: 'Przyjmij zaproszenie', exact: true }).click()
  await expect(guest.getByRole('banner')).toContainText('Mewa Telekom')
  const { organizations } = await ewa.read<{ organizations: object[] }>('/api/access')
  expect(organizations).toHaveLength(2)
})

test('[B9] a login that comes into being while the form is open is asked to sign in', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await invite(owner, organizationId, { name: 'Ewa Mazur', username: 'e.mazur', homeAccountId: accountId })
  const link = await mailedLink(kontor, 'e.mazur@example.org', 'invitation')
  const { page: guest } = await newBrowser()
  await guest.goto(link)
  await expect(guest.getByRole('button', { name: 'Przyjmij zaproszenie i utwórz login' })).toBeVisible()
  await joinElsewhere(kontor)
  await acceptByForm(guest, 'ewa.druga')
  await expect(guest.getByText('W międzyczasie powstał login z adresem e.mazur@example.org')).toBeVisible()
  await signInByForm(guest, 'e.mazur@example.org')
  await guest.getByRole('button', { name: 'Przyjmij zaproszenie', exact: true }).click()
  await expect(guest.getByRole('banner')).toContainText('Mewa Telekom')
})

test('[B25] [B26] a primary login of another entity cannot accept, and its owner creates a second one on the spot', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await joinElsewhere(kontor)
  await invite(owner, organizationId, {
    name: 'Bogdan Sowa',
    username: 'b.sowa',
    homeAccountId: accountId,
    rights: ['mail'],
  })
  const link = await mailedLink(kontor, 'b.sowa@example.org', 'invitation')
  const { page: guest } = await newBrowser()
  await guest.goto(link)
  await signInByForm(guest, 'b.sowa')
  await guest.getByRole('button', { name: 'Przyjmij zaproszenie', exact: true }).click()
  await expect(guest.getByText(/Login b\.sowa jest kontem głównym innego podmiotu/)).toBeVisible()
  await expectNoFindings(guest, 'primary elsewhere')
  await test.step('by keyboard: out, and the link is sent to another e-mail', async () => {
    await pressOn(guest, guest.getByRole('button', { name: 'Wyloguj i utwórz drugi login' }))
    await expect(guest.getByText(/inny adres e-mail niż b\.sowa@example\.org/)).toBeVisible()
    await expectNoFindings(guest, 'second login')
    await typeInto(guest, guest.getByLabel('Inny adres e-mail'), 'b.sowa.2@example')
    await guest.keyboard.press('Enter')
    await expect(guest.getByLabel('Inny adres e-mail')).toHaveAccessibleDescription(/adres/)
    await typeInto(guest, guest.getByLabel('Inny adres e-mail'), 'b.sowa.2@example.org')
    await pressOn(guest, guest.getByRole('button', { name: 'Wyślij link' }))
    await expect(guest.getByText('Link został wysłany.')).toBeVisible()
  })
  await test.step('[F6] the login is created once that link was opened', async () => {
    await guest.goto(await mailedLink(kontor, 'b.sowa.2@example.org', 'invitation'))
    await expect(guest.getByRole('main')).toContainText('b.sowa.2@example.org')
    await acceptByForm(guest, 'b.sowa.2')
  })
  await expect(guest.getByRole('banner')).toContainText('Mewa Telekom')
  const { members } = await owner.directory(organizationId)
  expect(members.at(-1)).toMatchObject({ name: 'Bogdan Sowa', username: 'b.sowa.2', email: 'b.sowa.2@example.org' })
})
