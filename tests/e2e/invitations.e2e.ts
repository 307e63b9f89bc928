import type { Page } from '@playwright/test'
import type { KontorServer } from '../server/kontor-server.ts'
import { mailedLink } from '../server/mail-link.ts'
import { invite, join, newId, password, register, type Person } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { manageUser, userRow } from './manage-user.ts'
import { signInByForm } from './sign-in-form.ts'

const joanna = { name: 'Joanna Nadolna', username: 'j.nadolna', rights: ['processes'] } as const
const joannasEmail = 'j.nadolna@example.org'

const heading = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title })

/** Opens *Dodaj użytkownika* on the list of users. */
const openInvitation = async (page: Page, kind: 'Nowy użytkownik' | 'Istniejący użytkownik') => {
  await page.getByRole('button', { name: 'Dodaj użytkownika' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('link', { name: kind }).click()
  const first = kind === 'Nowy użytkownik' ? 'Nazwa' : 'Nazwa użytkownika'
  return {
    dialog,
    name: dialog.getByLabel(first, { exact: true }),
    email: dialog.getByLabel('E-mail'),
    next: dialog.getByRole('button', {
      name: kind === 'Nowy użytkownik' ? 'Następny krok: ustaw prawa dostępu' : 'Zobacz prawa dostępu',
    }),
    send: dialog.getByRole('button', { name: 'Wyślij zaproszenie' }),
  }
}

/** Somebody who works for another organisation, where the login is not the primary one; and the link used there. */
const joinElsewhere = async (kontor: KontorServer): Promise<{ readonly ewa: Person; readonly earlier: string }> => {
  const other = await register(kontor, {
    username: 'b.sowa',
    name: 'Bogdan Sowa',
    accountName: 'Sowa Net',
    unitIdentifier: 'PT 09001',
    taxId: '951 000 22 33',
  })
  const ewa = await join(other.owner, other.organizationId, {
    name: 'Ewa Mazur',
    username: 'e.mazur',
    homeAccountId: other.accountId,
    rights: ['mail'],
  })
  return { ewa, earlier: await mailedLink(kontor, 'e.mazur@example.org', 'invitation') }
}

test('[B5] sent again, an invitation has a new link and its seven days anew; a copied link replaces that one too', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const invitationId = await invite(owner, organizationId, { ...joanna, homeAccountId: accountId })
  const expiresAt = async () => {
    const { invitations } = await owner.read<{ invitations: { id: string; expiresAt: number }[] }>(
      `/api/documents/directory/${organizationId}`,
    )
    return invitations.find(({ id }) => id === invitationId)?.expiresAt ?? 0
  }
  const first = { link: await mailedLink(kontor, joannasEmail, 'invitation'), expiresAt: await expiresAt() }
  const { context, page } = await newBrowser()
  const { page: guest } = await newBrowser()
  await owner.enter(context)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/a/${accountId}/account/users`)

  await manageUser(page, 'Joanna Nadolna', 'Wyślij ponownie')
  await expect(page.getByText('Zaproszenie wysłane ponownie: Joanna Nadolna')).toBeVisible()
  const second = await mailedLink(kontor, joannasEmail, 'invitation', first.link)
  await test.step('the time starts again', async () => {
    expect(await expiresAt()).toBeGreaterThan(first.expiresAt)
    await expect(userRow(page, 'Joanna Nadolna')).toContainText('oczekuje · 7 dni')
  })
  await test.step('the old link is dead, the new one works', async () => {
    await guest.goto(first.link)
    await expect(heading(guest, 'Ten link już nie działa')).toBeVisible()
    await guest.goto(second)
    await expect(heading(guest, 'Zaproszenie do konta Mewa Telekom')).toBeVisible()
  })

  await manageUser(page, 'Joanna Nadolna', 'Kopiuj link')
  await expect(page.getByText('Nowy link skopiowany: Joanna Nadolna')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  await test.step('the copied link is the only living one', async () => {
    await guest.goto(second)
    await expect(heading(guest, 'Ten link już nie działa')).toBeVisible()
    await guest.goto(copied)
    await guest.getByLabel('Nazwa użytkownika', { exact: true }).fill('j.nadolna')
    await guest.getByLabel('Hasło', { exact: true }).fill(password)
    await guest.getByRole('button', { name: 'Przyjmij zaproszenie i utwórz login' }).click()
    await expect(guest.getByRole('banner')).toContainText('Mewa Telekom')
  })
  await test.step('and says so once it has been accepted', async () => {
    const { page: late } = await newBrowser()
    await late.goto(copied)
    await expect(heading(late, 'To zaproszenie zostało już przyjęte')).toBeVisible()
  })
})

test('[B4] a link that was revoked says so, also to somebody who has the form open', async ({ kontor, newBrowser }) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await invite(owner, organizationId, { ...joanna, homeAccountId: accountId })
  const link = await mailedLink(kontor, joannasEmail, 'invitation')
  const { context, page } = await newBrowser()
  const { page: guest } = await newBrowser()
  await owner.enter(context)
  await page.goto(`/a/${accountId}/account/users`)
  await guest.goto(link)
  await guest.getByLabel('Nazwa użytkownika', { exact: true }).fill('j.nadolna')
  await guest.getByLabel('Hasło', { exact: true }).fill(password)

  await manageUser(page, 'Joanna Nadolna', 'Cofnij zaproszenie')
  await page.getByRole('dialog').getByRole('button', { name: 'Cofnij zaproszenie' }).click()
  await expect(page.getByText('Zaproszenie cofnięte: Joanna Nadolna')).toBeVisible()
  await expect(userRow(page, 'Joanna Nadolna')).toBeHidden()

  await guest.getByRole('button', { name: 'Przyjmij zaproszenie i utwórz login' }).click()
  await expect(heading(guest, 'To zaproszenie zostało cofnięte')).toBeVisible()
  await guest.goto(link)
  await expect(heading(guest, 'To zaproszenie zostało cofnięte')).toBeVisible()
})

test('[B6] [B9] an existing login is invited by user name and e-mail, signs in and accepts', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  const { ewa, earlier } = await joinElsewhere(kontor)
  const { context, page } = await newBrowser()
  const { page: guest } = await newBrowser()
  await owner.enter(context)
  await page.goto(`/a/${accountId}/account/users`)
  const form = await openInvitation(page, 'Istniejący użytkownik')
  await form.name.fill('e.mazur')
  await form.email.fill('e.mazur@example.org')
  await form.next.click()
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

test('[B9] the link of an existing login asks whoever else is signed in to change the login, and not the right one', async ({
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
  const right = await newBrowser()
  const wrong = await newBrowser()
  await ewa.enter(right.context)
  await owner.enter(wrong.context)
  await right.page.goto(link)
  await expect(right.page.getByText('Zaproszenie zostanie dodane do loginu e.mazur')).toBeVisible()

  await wrong.page.goto(link)
  await expect(wrong.page.getByText(/zalogowany jest Halina Wróblewska/)).toBeVisible()
  await expect(wrong.page.getByRole('button', { name: 'Przyjmij zaproszenie', exact: true })).toBeHidden()
  await wrong.page.getByRole('button', { name: 'Wyloguj się' }).click()
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
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await page.goto(`/a/${accountId}/account/users`)
  const form = await openInvitation(page, 'Istniejący użytkownik')
  const said: string[] = []
  for (const [username, email] of [
    ['e.mazur', 'nikt@example.org'],
    ['nikt', 'e.mazur@example.org'],
    ['nikt', 'nikt@example.org'],
  ] as const) {
    await form.name.fill(username)
    await form.email.fill(email)
    await form.next.click()
    await form.send.click()
    await expect(form.email).toHaveAccessibleDescription(/Nie ma loginu/)
    said.push(await form.dialog.getByText(/Nie ma loginu/).innerText())
  }
  expect(new Set(said).size).toBe(1)
  await expect(page.getByRole('row', { name: /e\.mazur|nikt/ })).toBeHidden()
})

test('[B25] [B26] a login that is primary elsewhere is refused with the way out; the same legal entity’s and a second login are not', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor, { taxId: '583 000 41 27' })
  await joinElsewhere(kontor)
  await register(kontor, {
    username: 'h.druga',
    name: 'Halina Wróblewska',
    unitIdentifier: 'PT 09002',
    taxId: '583-000-41-27',
  })
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await page.goto(`/a/${accountId}/account/users`)
  const form = await openInvitation(page, 'Istniejący użytkownik')
  const ask = async (username: string) => {
    await form.name.fill(username)
    await form.email.fill(`${username}@example.org`)
    await form.next.click()
    await form.send.click()
  }

  await test.step('[B25] primary of another legal entity: refused, and what can be done instead', async () => {
    await ask('b.sowa')
    await expect(form.name).toHaveAccessibleDescription(
      /jest kontem głównym innego podmiotu prawnego.*drugiego loginu, z inną nazwą użytkownika i innym adresem e-mail/,
    )
    await form.dialog.getByRole('link', { name: 'Nowy użytkownik' }).click()
    await expect(form.dialog.getByRole('button', { name: 'Następny krok: ustaw prawa dostępu' })).toBeVisible()
    await form.dialog.getByRole('link', { name: 'Istniejący użytkownik' }).click()
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

const wrongFields = [
  { field: 'email', value: 'joanna.mewa.example', sentence: /To nie jest adres e-mail/ },
  { field: 'email', value: '', sentence: /To pole jest puste/ },
  { field: 'name', value: '', sentence: /To pole jest puste/ },
  { field: 'name', value: ' Joanna', sentence: /stoi spacja/ },
  { field: 'name', value: 'ż'.repeat(300), sentence: /skrócić do 200 znaków/ },
  { field: 'name', value: '<b>Joanna</b>', sentence: /Znaków < i > nie można tu użyć/ },
  { field: 'name', value: 'Joanna\u0007 Nadolna', sentence: /niewidoczne znaki/ },
] as const

test('[B3] what cannot be a name or an e-mail is said in a sentence beside the field, and refused by the server too', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await page.goto(`/a/${accountId}/account/users`)
  const form = await openInvitation(page, 'Nowy użytkownik')
  for (const { field, value, sentence } of wrongFields) {
    const typed = { name: 'Joanna Nadolna', email: joannasEmail, [field]: value }
    await test.step(`${field}: ${JSON.stringify(value.slice(0, 20))}`, async () => {
      await form.name.fill(typed.name)
      await form.email.fill(typed.email)
      await form.next.click()
      await expect(form[field]).toHaveAccessibleDescription(sentence)
      await expect(form[field]).toHaveAttribute('aria-invalid', 'true')
      await expect(form[field]).toBeFocused()
      await expect(form[field === 'name' ? 'email' : 'name']).not.toHaveAttribute('aria-invalid', 'true')
      const answer = await owner.request('POST', `/api/documents/directory/${organizationId}/mutations`, {
        mutations: [
          {
            id: newId(),
            name: 'inviteMember',
            args: {
              ...{ invitationId: newId(), homeAccountId: accountId, admin: false, rights: [], roleIds: [], grants: [] },
              ...typed,
            },
          },
        ],
      })
      const { outcomes } = (await answer.json()) as { outcomes: { code: string; issues: { path: string }[] }[] }
      expect(outcomes.map(({ code, issues }) => [code, ...issues.map(({ path }) => path)])).toEqual([
        ['invalid-arguments', field],
      ])
    })
  }
  await test.step('set right, it goes on', async () => {
    await form.name.fill('جوانا 👩‍💼 Nadolna')
    await form.email.fill(joannasEmail)
    await form.next.click()
    await form.send.click()
    await expect(form.dialog).toBeHidden()
    await expect(userRow(page, joannasEmail)).toContainText('جوانا 👩‍💼 Nadolna')
  })
})
