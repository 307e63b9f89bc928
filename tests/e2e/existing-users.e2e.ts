import { mailedLink } from '../server/mail-link.ts'
import { newId, register } from '../server/person.ts'
import { expectNoFindings } from './no-findings.ts'
import { expect, test } from './fixtures.ts'
import { fillInvitation, heading, invitationForm, joinElsewhere, openInvitation } from './invitation-form.ts'
import { userRow } from './manage-user.ts'
import { signInByForm } from './sign-in-form.ts'

test('[B6] [B9] an existing login is invited by user name and e-mail, signs in and accepts', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  const { ewa, earlier } = await joinElsewhere(kontor)
  const { page } = await newBrowser(owner)
  const { page: guest } = await newBrowser()
  await page.goto(`/a/${accountId}/account/users`)
  const form = await openInvitation(page, 'Istniejący użytkownik')
  await fillInvitation(form, 'e.mazur', 'e.mazur@example.org')
  await form.dialog.getByRole('checkbox', { name: /^Procesy/ }).check()
  await form.send.click()
  await expect(form.dialog).toBeHidden()
  await expect(userRow(page, 'e.mazur')).toContainText('oczekuje')

  const link = await mailedLink(kontor, 'e.mazur@example.org', 'invitation', earlier)
  await guest.goto(link)
  await expect(guest.getByText('Zaproszenie jest dla loginu e.mazur')).toBeVisible()
  await expect(guest.getByLabel('Nazwa użytkownika albo e-mail')).toHaveValue('e.mazur')
  await signInByForm(guest, 'e.mazur')
  await test.step('it counts only once the person has accepted', async () => {
    await expect(guest.getByRole('button', { name: 'Przyjmij zaproszenie', exact: true })).toBeVisible()
    await expect(userRow(page, 'e.mazur')).toContainText('oczekuje')
    const { organizations } = await ewa.read<{ organizations: object[] }>('/api/access')
    expect(organizations).toHaveLength(1)
  })
  await guest.getByRole('button', { name: 'Przyjmij zaproszenie', exact: true }).click()
  await expect(guest.getByRole('banner')).toContainText('Mewa Telekom')
  await expect(guest.getByRole('link', { name: 'Procesy' })).toBeVisible()
  await expect(userRow(page, 'Ewa Mazur')).toContainText('Procesy')
  const { organizations } = await ewa.read<{ organizations: object[] }>('/api/access')
  expect(organizations).toHaveLength(2)
})

test('[B9] the link of an existing login asks another signed-in person to change the login, and not the right one', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const { ewa, earlier } = await joinElsewhere(kontor)
  await owner.mutate(organizationId, 'inviteExistingMember', {
    invitationId: newId(),
    username: 'e.mazur',
    email: 'e.mazur@example.org',
    homeAccountId: accountId,
    rights: ['processes'],
    roleIds: [],
    grants: [],
  })
  const link = await mailedLink(kontor, 'e.mazur@example.org', 'invitation', earlier)
  const right = await newBrowser(ewa)
  const wrong = await newBrowser(owner)
  await right.page.goto(link)
  await expect(right.page.getByText('Zaproszenie zostanie dodane do loginu e.mazur')).toBeVisible()

  await wrong.page.goto(link)
  await expect(wrong.page.getByText(/sesja loginu Halina Wróblewska/)).toBeVisible()
  await expect(wrong.page.getByRole('button', { name: 'Przyjmij zaproszenie', exact: true })).toBeHidden()
  await wrong.page.getByRole('button', { name: 'Wyloguj i przyjmij' }).click()
  await signInByForm(wrong.page, 'e.mazur')
  await wrong.page.getByRole('button', { name: 'Przyjmij zaproszenie', exact: true }).click()
  await expect(wrong.page.getByRole('banner')).toContainText('Mewa Telekom')
  await test.step('accepted in one browser, it is over in the other', async () => {
    await right.page.getByRole('button', { name: 'Przyjmij zaproszenie', exact: true }).click()
    await expect(heading(right.page, 'To zaproszenie zostało już przyjęte')).toBeVisible()
  })
})

test('[B9] a pair that does not match is one sentence, whichever of the two is wrong', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  await joinElsewhere(kontor)
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  const form = await openInvitation(page, 'Istniejący użytkownik')
  const said: string[] = []
  for (const [username, email] of [
    ['e.mazur', 'nikt@example.org'],
    ['nikt', 'e.mazur@example.org'],
    ['nikt', 'nikt@example.org'],
  ] as const) {
    await fillInvitation(form, username, email)
    await expect(form.email).toHaveAccessibleDescription(/Nie ma loginu/)
    await expect(form.name).toHaveAttribute('aria-invalid', 'true')
    said.push(await form.dialog.getByText(/Nie ma loginu/).innerText())
  }
  expect(new Set(said).size).toBe(1)
  await test.step('[ISSUE 8 E9] beside the fields alone, before rights are chosen: neither the tray nor the corner says it', async () => {
    await expect(form.next).toBeVisible()
    await expect(page.getByText('1 odrzucona')).toHaveCount(0)
    await expect(page.getByText('Serwer odrzucił zmianę')).toHaveCount(0)
  })
  await expect(page.getByRole('row', { name: /e\.mazur|nikt/ })).toBeHidden()
})

test('[B9] no such login: the same form invites the e-mail as a new user', async ({ kontor, newBrowser }) => {
  const { owner, accountId } = await register(kontor)
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  const form = await openInvitation(page, 'Istniejący użytkownik')
  await fillInvitation(form, 'e.mazur', 'e.mazur@example.org')
  await expect(form.email).toHaveAccessibleDescription(/Nie ma loginu/)
  await expectNoFindings(page, 'no such login')
  await form.dialog.getByRole('button', { name: 'Zaproś jako nowego użytkownika' }).click()
  const asNew = invitationForm(page, 'Nowy użytkownik')
  await expect(asNew.email).toHaveValue('e.mazur@example.org')
  await asNew.name.fill('Ewa Mazur')
  await asNew.next.click()
  await asNew.dialog.getByRole('checkbox', { name: /^Finanse/ }).check()
  await asNew.send.click()
  await expect(asNew.dialog).toBeHidden()
  await expect(userRow(page, 'Ewa Mazur')).toContainText('oczekuje')
  await expect(page.getByRole('link', { name: /^\d+ odrzucon/ })).toBeHidden()
})

test('[B6] [B9] inviting a member or an invited person again says so, with a link to them', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  await joinElsewhere(kontor)
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  const form = await openInvitation(page, 'Istniejący użytkownik')
  const ask = async (username: string) => {
    await fillInvitation(form, username, `${username}@example.org`)
  }
  await ask('h.wroblewska')
  await expect(form.name).toHaveAccessibleDescription(/jest już w tej organizacji/)
  await expect(form.dialog.getByRole('link', { name: 'Pokaż na liście użytkowników' })).toBeVisible()
  await ask('e.mazur')
  await form.send.click()
  await expect(form.dialog).toBeHidden()
  await openInvitation(page, 'Istniejący użytkownik')
  await ask('e.mazur')
  await expect(form.name).toHaveAccessibleDescription(/ma już zaproszenie/)
  await form.dialog.getByRole('button', { name: 'Wyślij to zaproszenie ponownie' }).click()
  await expect(page.getByText('Wysłano zaproszenie ponownie: e.mazur')).toBeVisible()
})

test('[B9] after too many tries the form says how long to wait, and the same for a login that exists', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await joinElsewhere(kontor)
  const ask = (username: string) =>
    owner.refusalOf(organizationId, 'inviteExistingMember', {
      ...{ invitationId: newId(), username, email: 'e.mazur@example.org', homeAccountId: accountId },
      ...{ rights: [], roleIds: [], grants: [] },
    })
  for (let tries = 0; tries < 10; tries += 1) expect(await ask(`nikt.${tries}`)).toBe('no-such-login')
  expect([await ask('nikt'), await ask('e.mazur')]).toEqual(['too-many-tries', 'too-many-tries'])
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  const form = await openInvitation(page, 'Istniejący użytkownik')
  await fillInvitation(form, 'e.mazur', 'e.mazur@example.org')
  await expect(form.dialog.getByText(/Zbyt wiele prób znalezienia loginu.*(60|59) minut/)).toBeVisible()
  await expect(form.dialog.getByRole('button', { name: 'Zaproś jako nowego użytkownika' })).toBeVisible()
})

test('[B25] [B26] a login that is primary elsewhere is refused with the way out; the same legal entity’s and a second login are not', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor, { taxId: '583 000 41 36' })
  await joinElsewhere(kontor)
  await register(kontor, {
    username: 'h.druga',
    name: 'Halina Wróblewska',
    unitIdentifier: 'PT 09002',
    taxId: '583-000-41-36',
  })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  const form = await openInvitation(page, 'Istniejący użytkownik')
  const ask = async (username: string) => {
    await fillInvitation(form, username, `${username}@example.org`)
    await form.dialog.getByRole('checkbox', { name: /^Poczta/ }).check()
    await form.send.click()
  }

  await test.step('[B25] primary of another legal entity: refused, and what can be done instead', async () => {
    await fillInvitation(form, 'b.sowa', 'b.sowa@example.org')
    await expect(form.name).toHaveAccessibleDescription(
      /jest kontem głównym innego podmiotu prawnego.*drugiego loginu, z inną nazwą użytkownika i innym adresem e-mail/,
    )
    await expectNoFindings(page, 'login primary elsewhere')
    await form.dialog.getByRole('button', { name: 'Zaproś do utworzenia drugiego loginu' }).click()
    const second = invitationForm(page, 'Nowy użytkownik')
    await expect(second.dialog.getByText(/drugi login, z innym adresem e-mail niż b\.sowa@example\.org/)).toBeVisible()
    await expect(second.name).toHaveValue('b.sowa')
    await expect(second.email).toHaveValue('')
    await fillInvitation(second, 'Bogdan Sowa', 'b.sowa.2@example.org')
    await second.dialog.getByRole('checkbox', { name: /^Poczta/ }).check()
    await second.send.click()
    await expect(second.dialog).toBeHidden()
    await expect(userRow(page, 'Bogdan Sowa')).toContainText('oczekuje')
    await openInvitation(page, 'Istniejący użytkownik')
  })
  await test.step('[B26] a login of that organisation that is not primary can be added', async () => {
    await ask('e.mazur')
    await expect(form.dialog).toBeHidden()
    await expect(userRow(page, 'e.mazur')).toContainText('oczekuje')
  })
  await test.step('[B25] so can a primary login of the same legal entity', async () => {
    await openInvitation(page, 'Istniejący użytkownik')
    await ask('h.druga')
    await expect(form.dialog).toBeHidden()
    await expect(userRow(page, 'h.druga')).toContainText('oczekuje')
  })
})
