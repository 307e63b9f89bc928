import type { Page } from '@playwright/test'
import { mailedLink } from '../server/mail-link.ts'
import { createSubAccount, invite, join, newId, noChange, register } from '../server/person.ts'
import { appKept } from './app-kept.ts'
import { expectNoFindings } from './no-findings.ts'
import { expect, test } from './fixtures.ts'
import { chooseFromMenu, pressOn } from './keyboard.ts'
import { manageUser, userRow } from './manage-user.ts'
import { registerByForm } from './register-form.ts'
import { syncState } from './sync-state.ts'

const roleRow = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })

/** Chooses from the menu of a role's row, by keyboard. */
const manageRole = (page: Page, name: string, act: string) =>
  chooseFromMenu(page, roleRow(page, name).getByRole('button').last(), page.getByRole('menuitem', { name: act }))

test.use({ serviceWorkers: 'allow' })

test('[A19] registration brings the roles of the profile, and a menu adds those that are missing', async ({
  newBrowser,
}) => {
  const { page } = await newBrowser()
  await page.goto('/register')
  await registerByForm(page)
  await expect(page.getByRole('banner')).toContainText('Mewa Telekom')
  await page.goto(`${new URL(page.url()).pathname.split('/').slice(0, 3).join('/')}/account/roles?show=roles`)
  for (const name of ['Obsługa procesów', 'Koordynacja', 'Rozliczenia', 'Wgląd w osoby i konta'])
    await expect(roleRow(page, name)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Role domyślne' })).toBeHidden()

  await manageRole(page, 'Rozliczenia', 'Usuń rolę')
  await expect(page.getByRole('dialog')).toContainText('Nikt jej teraz nie ma')
  await page.getByRole('dialog').getByRole('button', { name: 'Usuń rolę Rozliczenia' }).click()
  await expect(roleRow(page, 'Rozliczenia')).toBeHidden()
  await chooseFromMenu(
    page,
    page.getByRole('button', { name: 'Role domyślne' }),
    page.getByRole('menuitem', { name: 'Rozliczenia' }),
  )
  await expect(roleRow(page, 'Rozliczenia')).toContainText('Finanse')
  await expect(page.getByRole('button', { name: 'Role domyślne' })).toBeHidden()
})

test('[A19] an organisation without roles is offered them in one press, which can be undone', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor, { profile: 'hospitality' })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/roles?show=roles`)
  await expect(page.getByRole('heading', { name: 'Nie ma jeszcze ról' })).toBeVisible()
  await expectNoFindings(page, 'no roles')
  await pressOn(page, page.getByRole('button', { name: 'Dodaj 5 ról domyślnych' }))
  await expect(roleRow(page, 'Recepcja')).toContainText('Kalendarz')
  await page.getByRole('button', { name: 'Cofnij' }).click()
  await expect(page.getByRole('heading', { name: 'Nie ma jeszcze ról' })).toBeVisible()
})

test('[A19] a name that a role has is refused beside the name; made offline by a colleague it comes back to be changed', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await owner.mutate(organizationId, 'createRole', { roleId: newId(), name: 'Zespół FNP', rights: ['processes'] })
  const { context, page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/roles?show=roles`)
  await page.getByRole('button', { name: 'Utwórz rolę' }).click()
  const dialog = page.getByRole('dialog')
  const name = dialog.getByLabel('Nazwa roli')
  await name.fill('zespół  fnp')
  await dialog.getByRole('button', { name: 'Utwórz rolę' }).click()
  await expect(name).toHaveAccessibleDescription(/Rola Zespół FNP już istnieje/)
  await expect(name).toBeFocused()
  await expectNoFindings(page, 'name of a role taken')

  await test.step('the server was away while both created one', async () => {
    await name.fill('Audyt')
    await appKept(page)
    await kontor.stop()
    await expect(page.getByRole('banner').getByRole('button', { name: /Brak połączenia|połączeni/ })).toBeVisible()
    await dialog.getByRole('button', { name: 'Utwórz rolę' }).click()
    await expect(roleRow(page, 'Audyt')).toBeVisible()
    await context.setOffline(true)
    await kontor.start()
    await owner.mutate(organizationId, 'createRole', { roleId: newId(), name: 'AUDYT', rights: [] })
    await context.setOffline(false)
    await page.goto(`/a/${accountId}/account/tray`)
    await expect(page.getByText('Rola AUDYT już istnieje').first()).toBeVisible()
  })
})

test('[A19] a change of a role shows each person that it touches before it is saved, and in which accounts', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const roleId = newId()
  await owner.mutate(organizationId, 'createRole', { roleId, name: 'Zespół FNP', rights: ['processes', 'mail'] })
  const gdynia = await createSubAccount(owner, organizationId, 'Zatoka Net', 'PT 00002')
  await join(owner, organizationId, {
    ...{ name: 'Joanna Nadolna', username: 'j.nadolna', homeAccountId: accountId },
    ...{ roleIds: [roleId], grants: [gdynia] },
  })
  await join(owner, organizationId, {
    ...{ name: 'Bartek Sójka', username: 'b.sojka', homeAccountId: accountId, roleIds: [roleId], rights: ['mail'] },
  })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/roles?show=roles`)
  await manageRole(page, 'Zespół FNP', 'Zmień rolę')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: /^Poczta/ }).uncheck()
  await expect(dialog.getByText(/Poczt.*: 1 osoba/)).toBeVisible()
  await dialog.getByText('Pokaż 1 osobę').click()
  const person = dialog.getByRole('listitem').filter({ hasText: 'Joanna Nadolna' })
  await expect(person).toContainText(/Straci.*Pocztę.*Mewa Telekom i Zatoka Net/)
  await expect(dialog.getByText('Bartek Sójka')).toBeHidden()
  await expectNoFindings(page, 'change of a role')
  await dialog.getByRole('button', { name: 'Zapisz' }).click()
  await expect(roleRow(page, 'Zespół FNP')).not.toContainText('Poczta')
})

test('[A19] [A16] a role in use is taken from its people and its invitations, and then deleted; all of them are named', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const roleId = newId()
  await owner.mutate(organizationId, 'createRole', { roleId, name: 'Zespół FNP', rights: ['processes'] })
  const joanna = await join(owner, organizationId, {
    ...{ name: 'Joanna Nadolna', username: 'j.nadolna', homeAccountId: accountId, roleIds: [roleId] },
  })
  const jan = await join(owner, organizationId, {
    ...{ name: 'Jan Kos', username: 'jan.kos', homeAccountId: accountId, roleIds: [roleId] },
  })
  await owner.mutate(organizationId, 'assignAdmin', { memberId: jan.memberId })
  await invite(owner, organizationId, {
    ...{ name: 'Ewa Sosna', username: 'e.sosna', homeAccountId: accountId, roleIds: [roleId] },
  })
  const link = await mailedLink(kontor, 'e.sosna@example.org', 'invitation')
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/roles?show=roles`)
  await manageRole(page, 'Zespół FNP', 'Usuń rolę')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('1 osoba z tą rolą')
  await expect(dialog).toContainText('1 zaproszenie z tą rolą: Ewa Sosna')
  await expect(dialog).toContainText('Administratorzy: Jan Kos')
  await dialog.getByText('Pokaż 1 osobę').click()
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Joanna Nadolna' })).toContainText(/Straci.*Procesy/)
  await expectNoFindings(page, 'deletion of a role')
  await pressOn(page, dialog.getByRole('button', { name: 'Usuń rolę Zespół FNP' }))
  await expect(page.getByText('Usunięto rolę: Zespół FNP')).toBeVisible()
  await expect(roleRow(page, 'Zespół FNP')).toBeHidden()
  await expect
    .poll(async () => {
      const { organizations } = await joanna.read<{ organizations: { accounts: { rights: string[] }[] }[] }>(
        '/api/access',
      )
      return organizations[0]?.accounts[0]?.rights
    })
    .toEqual([])
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: 'To zaproszenie zostało cofnięte' })).toBeVisible()
})

test('[A19] a role is created, changed for all who hold it, and deleted when no one has it any more', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const member = await join(owner, organizationId, {
    name: 'Paweł Grzęda',
    username: 'p.grzeda',
    homeAccountId: accountId,
    grants: [kaszuby],
  })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/roles?show=roles`)
  const dialog = page.getByRole('dialog')
  const role = roleRow(page, 'Operator portu')
  const more = async (act: string) => {
    await role.getByRole('button', { name: 'Więcej: Operator portu' }).click()
    return page.getByRole('menuitem', { name: act })
  }

  await page.getByRole('button', { name: 'Utwórz rolę' }).first().click()
  await dialog.getByLabel('Nazwa roli').fill('Operator portu')
  await dialog.getByRole('checkbox', { name: /^Procesy/ }).check()
  await dialog.getByRole('button', { name: 'Utwórz rolę' }).click()
  await expect(role).toContainText('Procesy')

  await test.step('given to a person, the right comes through it, in every account', async () => {
    await page.goto(`/a/${accountId}/account/users`)
    await manageUser(page, 'Paweł Grzęda', 'Edytuj prawa dostępu')
    await dialog.getByRole('checkbox', { name: /^Operator portu/ }).check()
    await expect(dialog.getByRole('checkbox', { name: /^Procesy/ })).toBeDisabled()
    await dialog.getByRole('button', { name: 'Aktualizuj' }).click()
    await expect(userRow(page, 'Paweł Grzęda')).toContainText('Operator portu')
  })
  await test.step('changed, it says how many people it touches, and changes them in every account', async () => {
    await page.goto(`/a/${accountId}/account/roles?show=roles`)
    await (await more('Zmień rolę')).click()
    await dialog.getByRole('checkbox', { name: /^Finanse/ }).check()
    await expect(dialog).toContainText('Finanse: 1 osoba.')
    await dialog.getByRole('button', { name: 'Zapisz' }).click()
    await expect(role).toContainText('Finanse')
    await expect(syncState(page)).toContainText('Zapisano')
    const access = await member.read<{
      organizations: { accounts: { id: string; rights: string[] }[] }[]
    }>('/api/access')
    const rights = access.organizations[0]?.accounts.map((account) => account.rights.toSorted())
    expect(rights).toEqual([
      ['finance', 'processes'],
      ['finance', 'processes'],
    ])
  })
  await test.step('in use, it says from whom it would be taken', async () => {
    await (await more('Usuń rolę')).click()
    await expect(dialog).toContainText('1 osoba z tą rolą')
    await dialog.getByRole('button', { name: 'Anuluj' }).click()
  })
  await test.step('held by no one, it can, and that can be undone', async () => {
    const { roles } = await owner.directory(organizationId)
    await owner.mutate(organizationId, 'changeRights', {
      ...noChange,
      memberId: member.memberId,
      removeRoles: roles.map(({ id }) => id),
    })
    await expect(role).not.toContainText('1 osoba')
    await (await more('Usuń rolę')).click()
    await dialog.getByRole('button', { name: 'Usuń rolę Operator portu' }).click()
    await expect(page.getByRole('heading', { name: 'Nie ma jeszcze ról' })).toBeVisible()
    await page.getByRole('button', { name: 'Cofnij', exact: true }).last().click()
    await expect(role).toContainText('Finanse')
  })
})
