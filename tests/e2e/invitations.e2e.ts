import { mailedLink } from '../server/mail-link.ts'
import { invite, join, newId, password, register } from '../server/person.ts'
import { expectNoFindings } from './no-findings.ts'
import { expect, test } from './fixtures.ts'
import { acceptByForm, fillInvitation, heading, openInvitation } from './invitation-form.ts'
import { manageUser, userRow } from './manage-user.ts'
import { syncState } from './sync-state.ts'

const joanna = { name: 'Joanna Nadolna', username: 'j.nadolna', rights: ['processes'] } as const
const joannasEmail = 'j.nadolna@example.org'

test('[B5] sent again, an invitation has a new link and its seven days anew; a copied link replaces that one too', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const invitationId = await invite(owner, organizationId, { ...joanna, homeAccountId: accountId })
  const expiresAt = async () => {
    const { invitations } = await owner.directory(organizationId)
    return invitations.find(({ id }) => id === invitationId)?.expiresAt ?? 0
  }
  const first = { link: await mailedLink(kontor, joannasEmail, 'invitation'), expiresAt: await expiresAt() }
  const { context, page } = await newBrowser(owner)
  const { page: guest } = await newBrowser()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/a/${accountId}/account/users`)

  await manageUser(page, 'Joanna Nadolna', 'Wyślij ponownie')
  await expect(page.getByText('Wysłano zaproszenie ponownie: Joanna Nadolna')).toBeVisible()
  const second = await mailedLink(kontor, joannasEmail, 'invitation', first.link)
  await test.step('the time starts again', async () => {
    expect(await expiresAt()).toBeGreaterThan(first.expiresAt)
    await expect(userRow(page, 'Joanna Nadolna')).toContainText('oczekuje · jeszcze 7 dni')
  })
  await test.step('the old link is dead, the new one works', async () => {
    await guest.goto(first.link)
    await expect(heading(guest, 'Ten link zastąpiono nowszym')).toBeVisible()
    await guest.goto(second)
    await expect(heading(guest, 'Zaproszenie do konta Mewa Telekom')).toBeVisible()
  })

  const dialog = page.getByRole('dialog')
  await test.step('[ISSUE 8] [C] copying asks first, for the mailed link ends', async () => {
    await manageUser(page, 'Joanna Nadolna', 'Kopiuj link')
    await expect(dialog).toContainText(`Link wysłany na adres ${joannasEmail} przestanie działać.`)
    await guest.goto(second)
    await expect(heading(guest, 'Zaproszenie do konta Mewa Telekom')).toBeVisible()
    await dialog.getByRole('button', { name: 'Utwórz i skopiuj link' }).click()
    await expect(dialog).toContainText('Skopiowano do schowka.')
  })
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  await expect(dialog.getByLabel('Link do zaproszenia')).toHaveValue(copied)
  await dialog.getByRole('button', { name: 'Zamknij' }).last().click()
  await test.step('the copied link is the only living one', async () => {
    await guest.goto(second)
    await expect(heading(guest, 'Ten link zastąpiono nowszym')).toBeVisible()
    await guest.goto(copied)
    await acceptByForm(guest, 'j.nadolna')
    await expect(guest.getByRole('banner')).toContainText('Mewa Telekom')
  })
  await test.step('and says so once it has been accepted', async () => {
    const { page: late } = await newBrowser()
    await late.goto(copied)
    await expect(heading(late, 'To zaproszenie zostało już przyjęte')).toBeVisible()
  })
})

test('[B4] a link that was revoked says so, also to a visitor who has the form open', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await invite(owner, organizationId, { ...joanna, homeAccountId: accountId })
  const link = await mailedLink(kontor, joannasEmail, 'invitation')
  const { page } = await newBrowser(owner)
  const { page: guest } = await newBrowser()
  await page.goto(`/a/${accountId}/account/users`)
  await guest.goto(link)
  await guest.getByLabel('Nazwa użytkownika', { exact: true }).fill('j.nadolna')
  await guest.getByLabel('Hasło', { exact: true }).fill(password)

  await manageUser(page, 'Joanna Nadolna', 'Cofnij zaproszenie')
  await page.getByRole('dialog').getByRole('button', { name: 'Cofnij zaproszenie' }).click()
  await expect(page.getByText('Cofnięto zaproszenie: Joanna Nadolna')).toBeVisible()
  await expect(userRow(page, 'Joanna Nadolna')).toBeHidden()
  await expect(syncState(page)).toContainText('Zapisano')

  await guest.getByRole('button', { name: 'Przyjmij zaproszenie i utwórz login' }).click()
  await expect(heading(guest, 'To zaproszenie zostało cofnięte')).toBeVisible()
  await guest.goto(link)
  await expect(heading(guest, 'To zaproszenie zostało cofnięte')).toBeVisible()
})

test('[B5] [A12] an e-mail that is already invited is refused, and a button sends that invitation again', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await invite(owner, organizationId, { ...joanna, homeAccountId: accountId })
  const first = await mailedLink(kontor, joannasEmail, 'invitation')
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  const form = await openInvitation(page, 'Nowy użytkownik')
  await fillInvitation(form, 'Joanna N.', 'J.Nadolna@example.org')
  await expect(form.email).toHaveAccessibleDescription(/czeka już zaproszenie/)
  await expectNoFindings(page, 'e-mail invited already')
  await form.dialog.getByRole('button', { name: 'Wyślij to zaproszenie ponownie' }).click()
  await expect(page.getByText('Wysłano zaproszenie ponownie: Joanna Nadolna')).toBeVisible()
  await expect(form.dialog).toBeHidden()
  const second = await mailedLink(kontor, joannasEmail, 'invitation', first)
  await page.goto(first)
  await expect(heading(page, 'Ten link zastąpiono nowszym')).toBeVisible()
  await page.goto(second)
  await expect(heading(page, 'Zaproszenie do konta Mewa Telekom')).toBeVisible()
})

test('[A12] the e-mail of a member leads to that person', async ({ kontor, newBrowser }) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await join(owner, organizationId, { ...joanna, homeAccountId: accountId })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  const form = await openInvitation(page, 'Nowy użytkownik')
  await fillInvitation(form, 'Joanna', joannasEmail)
  await form.dialog.getByRole('link', { name: 'Pokaż na liście użytkowników' }).click()
  await expect(form.dialog).toBeHidden()
  await expect(userRow(page, 'Joanna Nadolna')).toBeVisible()
  await expect(userRow(page, 'Halina Wróblewska')).toBeHidden()
})

test('[B2] [B4] with its inviter demoted an invitation is void, also on a page that is open, until it is sent again', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const jan = await join(owner, organizationId, {
    ...{ name: 'Jan Kos', username: 'jan.kos', homeAccountId: accountId, admin: true },
  })
  await invite(jan, organizationId, { ...joanna, homeAccountId: accountId })
  const link = await mailedLink(kontor, joannasEmail, 'invitation')
  const { context, page } = await newBrowser()
  const { page: guest } = await newBrowser()
  await guest.goto(link)
  await expect(guest.getByText('Jan Kos zaprasza')).toBeVisible()
  await owner.mutate(organizationId, 'withdrawAdmin', { memberId: jan.memberId })
  await acceptByForm(guest, 'j.nadolna')
  await expect(heading(guest, 'To zaproszenie straciło ważność')).toBeVisible()
  await expect(guest.getByText('Inny administrator może wysłać je ponownie')).toBeVisible()
  await expectNoFindings(guest, 'void invitation')

  await owner.enter(context)
  await page.goto(`/a/${accountId}/account/users?tab=pending`)
  await userRow(page, 'Joanna Nadolna')
    .getByRole('button', { name: /^Zarządzaj/ })
    .click()
  await expect(page.getByRole('menuitem', { name: 'Kopiuj link' })).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('menuitem', { name: 'Wyślij ponownie' }).click()
  const renewed = await mailedLink(kontor, joannasEmail, 'invitation', link)
  await guest.goto(renewed)
  await expect(guest.getByText('Halina Wróblewska zaprasza')).toBeVisible()
  await acceptByForm(guest, 'j.nadolna')
  await expect(guest.getByRole('banner')).toContainText('Mewa Telekom')
})

const wrongFields = [
  { field: 'email', value: 'joanna.mewa.example', sentence: /To nie jest adres e-mail/ },
  { field: 'email', value: '', sentence: /To pole jest puste/ },
  { field: 'name', value: '', sentence: /To pole jest puste/ },
  { field: 'name', value: 'ż'.repeat(300), sentence: /najwyżej 200 znaków/ },
  { field: 'name', value: '<b>Joanna</b>', sentence: /Znaków < i > nie można tu użyć/ },
  { field: 'name', value: 'Joanna\u0007 Nadolna', sentence: /niewidoczne znaki/ },
] as const

test('[B3] what cannot be a name or an e-mail is said in a sentence beside the field, and refused by the server too', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  const form = await openInvitation(page, 'Nowy użytkownik')
  for (const { field, value, sentence } of wrongFields) {
    const typed = { name: 'Joanna Nadolna', email: joannasEmail, [field]: value }
    await test.step(`${field}: ${JSON.stringify(value.slice(0, 20))}`, async () => {
      await fillInvitation(form, typed.name, typed.email)
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
    await fillInvitation(form, 'جوانا 👩‍💼 Nadolna', joannasEmail)
    await form.send.click()
    await expect(form.dialog).toBeHidden()
    await expect(userRow(page, joannasEmail)).toContainText('جوانا 👩‍💼 Nadolna')
  })
})

test('[ISSUE 8] [C] without a clipboard the new link stays until it is put away', async ({ kontor, newBrowser }) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await invite(owner, organizationId, { ...joanna, homeAccountId: accountId })
  const { page } = await newBrowser(owner)
  const { page: guest } = await newBrowser()
  // As on plain http: the page has no clipboard at all.
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await page.clock.install()
  await page.goto(`/a/${accountId}/account/users`)
  await manageUser(page, 'Joanna Nadolna', 'Kopiuj link')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Utwórz i skopiuj link' }).click()
  await expect(dialog).toContainText('można go skopiować ręcznie')
  await page.clock.runFor('05:00')
  const link = await dialog.getByLabel('Link do zaproszenia').inputValue()
  await guest.goto(link)
  await expect(heading(guest, 'Zaproszenie do konta Mewa Telekom')).toBeVisible()
})

test('[ISSUE 8] [E4] the name of a pending invitation opens its page, and the list has its times as columns', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await invite(owner, organizationId, { ...joanna, homeAccountId: accountId })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  await test.step('sent and valid until are columns', async () => {
    await page.getByRole('button', { name: 'Kolumny' }).click()
    for (const column of ['Wysłane', 'Ważne do']) await page.getByRole('menuitemcheckbox', { name: column }).click()
    await page.keyboard.press('Escape')
    await expect(userRow(page, 'Joanna Nadolna').locator('.c-expires time')).toBeVisible()
    await expect(userRow(page, 'Joanna Nadolna').locator('.c-sent time')).toBeVisible()
  })
  await userRow(page, 'Joanna Nadolna').getByRole('button', { name: 'Joanna Nadolna', exact: true }).click()
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 1, name: 'Joanna Nadolna' })).toBeVisible()
  for (const fact of [joannasEmail, 'Wysłano', 'Ważne do', 'Osoba zapraszająca', 'Halina Wróblewska', 'Mewa Telekom'])
    await expect(main).toContainText(fact)
  await test.step('it is sent again, and revoked, from there', async () => {
    await main.getByRole('button', { name: 'Wyślij ponownie' }).click()
    await expect(page.getByText('Wysłano zaproszenie ponownie: Joanna Nadolna')).toBeVisible()
    await main.getByRole('button', { name: 'Cofnij zaproszenie' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cofnij zaproszenie' }).click()
    await expect(page.getByRole('heading', { name: 'To zaproszenie już nie oczekuje' })).toBeVisible()
  })
})
