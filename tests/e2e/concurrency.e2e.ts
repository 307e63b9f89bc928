import type { Page } from '@playwright/test'
import type { KontorServer } from '../server/kontor-server.ts'
import { createSubAccount, join, newId, noChange, register, type Person } from '../server/person.ts'
import { appKept } from './app-kept.ts'
import { expect, test } from './fixtures.ts'
import { changeRight, manageUser, userRow } from './manage-user.ts'
import { syncState } from './sync-state.ts'

/** Halina, Krzysztof and Ewa administer; Paweł and Anna work in the main account; there are two roles and two sub-accounts. */
const setup = async (kontor: KontorServer) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const port = newId()
  const books = newId()
  await owner.mutate(organizationId, 'createRole', { roleId: port, name: 'Operator portu', rights: ['processes'] })
  await owner.mutate(organizationId, 'createRole', { roleId: books, name: 'Księgowość', rights: ['finance'] })
  const joins = (name: string, username: string, fields: { admin?: boolean; rights?: string[]; roleIds?: string[] }) =>
    join(owner, organizationId, { name, username, homeAccountId: accountId, ...fields })
  const krzysztof = await joins('Krzysztof Zając', 'k.zajac', { admin: true })
  const ewa = await joins('Ewa Mazur', 'e.mazur', { admin: true, rights: ['processes'] })
  const pawel = await joins('Paweł Grzęda', 'p.grzeda', { rights: ['mail'], roleIds: [port] })
  const anna = await joins('Anna Lis', 'a.lis', { rights: ['mail'] })
  const records = () => owner.directory(organizationId)
  const memberOf = async (person: { readonly memberId: string }) =>
    (await records()).members.find(({ id }) => id === person.memberId)
  return { owner, organizationId, accountId, kaszuby, port, books, krzysztof, ewa, pawel, anna, records, memberOf }
}

/** Opens the list of users, with everything kept for later, so that the page works on without a server. */
const openUsers = async (page: Page, accountId: string): Promise<void> => {
  await page.goto(`/a/${accountId}/account/users`)
  await expect(userRow(page, 'Paweł Grzęda')).toBeVisible()
  await expect(syncState(page)).toContainText('Zapisano')
  await appKept(page)
}

const tickGrant = async (page: Page, person: string, account: RegExp): Promise<void> => {
  await manageUser(page, person, 'Konta dodatkowe')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: account }).check()
  await dialog.getByRole('button', { name: 'Zapisz' }).click()
  await expect(dialog).toBeHidden()
}

const setRole = async (page: Page, person: string, role: RegExp, held: boolean): Promise<void> => {
  await manageUser(page, person, 'Edytuj prawa dostępu')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: role }).setChecked(held)
  await dialog.getByRole('button', { name: 'Aktualizuj' }).click()
  await expect(dialog).toBeHidden()
}

const chooseForRole = async (page: Page, role: string, act: string): Promise<void> => {
  await page.getByRole('button', { name: `Więcej: ${role}` }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

/** The three at once: the first to reach the server comes first. */
const atOnce = (organizationId: string, changes: readonly (readonly [Person, string, object])[]): Promise<void[]> =>
  Promise.all(changes.map(([person, name, args]) => person.mutate(organizationId, name, args)))

test.use({ serviceWorkers: 'allow' })

test('[ISSUE 3] [S2] three administrators, one of them offline, edit the same person, role and account: all of it counts', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId, kaszuby, port, krzysztof, ewa, pawel, records, memberOf } =
    await setup(kontor)
  const hers = await newBrowser(ewa)
  await openUsers(hers.page, accountId)
  await kontor.stop()

  await test.step('Ewa, without the server: the person, the role, the account', async () => {
    const { page } = hers
    const dialog = page.getByRole('dialog')
    await changeRight(page, 'Paweł Grzęda', 'Finanse', true)
    await tickGrant(page, 'Paweł Grzęda', /Kaszuby Online/)
    await page.getByRole('link', { name: 'Rola użytkownika' }).click()
    await page.getByRole('link', { name: /^Role/ }).click()
    await chooseForRole(page, 'Operator portu', 'Zmień rolę')
    await dialog.getByRole('checkbox', { name: /^Poczta/ }).check()
    await dialog.getByRole('button', { name: 'Zapisz' }).click()
    await expect(dialog).toBeHidden()
    await page.getByRole('link', { name: 'Konta dodatkowe' }).click()
    await userRow(page, 'Kaszuby Online')
      .getByRole('button', { name: /Więcej/ })
      .click()
    await page.getByRole('menuitem', { name: /Zmień nazwę/ }).click()
    await dialog.getByLabel(/Nazwa/).fill('Kaszuby Ewy')
    await dialog.getByRole('button', { name: 'Zapisz' }).click()
    await expect(dialog).toBeHidden()
    await expect(syncState(page)).toContainText('4 zmiany')
  })
  await hers.page.close()
  await kontor.start()

  const other = await newBrowser(krzysztof)
  await openUsers(other.page, accountId)
  await test.step('meanwhile the others change the same', async () => {
    await changeRight(other.page, 'Paweł Grzęda', 'PT i usługi', true)
    await atOnce(organizationId, [
      [owner, 'changeRights', { memberId: pawel.memberId, ...noChange, remove: ['mail'] }],
      [krzysztof, 'changeRole', { roleId: port, add: ['units'], remove: [] }],
      [owner, 'changeRole', { roleId: port, name: 'Obsługa portu', add: [], remove: ['processes'] }],
      [krzysztof, 'renameAccount', { accountId: kaszuby, name: 'Kaszuby Krzysztofa' }],
    ])
  })

  const again = await hers.context.newPage()
  await again.goto(`${kontor.origin}/a/${accountId}/account/users`)
  await expect(syncState(again)).toContainText('Zapisano')
  const { roles, accounts } = await records()
  const person = await memberOf(pawel)
  expect({
    rights: person?.rights.toSorted(),
    grants: person?.grants,
    role: roles.find(({ id }) => id === port),
    // A name is one value: of those who wrote it, the server heard Ewa last.
    account: accounts.find(({ id }) => id === kaszuby)?.name,
  }).toEqual({
    rights: ['finance', 'units'],
    grants: [kaszuby],
    role: { id: port, name: 'Obsługa portu', rights: ['units', 'mail'] },
    account: 'Kaszuby Ewy',
  })
  for (const page of [again, other.page]) {
    await expect(userRow(page, 'Paweł Grzęda')).toContainText('Obsługa portu')
    // What there is no room for is counted, and named by the count.
    await expect(userRow(page, 'Paweł Grzęda').getByTitle(/Finanse/)).toBeVisible()
    await expect(page.getByRole('banner').getByRole('link', { name: /odrzucon/ })).toBeHidden()
  }
})

test('[ISSUE 3] [S5] overtaken offline: a grant by a removal, a role by its deletion, a deletion by a colleague who assigned it', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId, port, books, ewa, pawel, anna, records } = await setup(kontor)
  const { context, page } = await newBrowser(ewa)
  await openUsers(page, accountId)
  await kontor.stop()
  await test.step('Ewa, without the server', async () => {
    await tickGrant(page, 'Paweł Grzęda', /Kaszuby Online/)
    await setRole(page, 'Anna Lis', /^Operator portu/, true)
    await page.getByRole('link', { name: 'Rola użytkownika' }).click()
    await page.getByRole('link', { name: /^Role/ }).click()
    await chooseForRole(page, 'Księgowość', 'Usuń rolę')
    await page.getByRole('dialog').getByRole('button', { name: 'Usuń rolę Księgowość' }).click()
    await expect(syncState(page)).toContainText('3 zmiany')
  })
  await page.close()

  await kontor.start()
  await owner.mutate(organizationId, 'removeMember', { memberId: pawel.memberId })
  await owner.mutate(organizationId, 'deleteRole', { roleId: port })
  await owner.mutate(organizationId, 'changeRights', { memberId: anna.memberId, ...noChange, addRoles: [books] })

  const again = await context.newPage()
  await again.goto(`${kontor.origin}/a/${accountId}/account/tray`)
  const refused = (text: RegExp) => again.getByRole('article').filter({ hasText: text })
  await expect(again.getByRole('banner').getByRole('link', { name: /^3 odrzucone zmiany/ })).toBeVisible()
  await expect(refused(/Paweł Grzęda/)).toContainText('Paweł Grzęda nie należy już do organizacji')
  await expect(refused(/Anna Lis/)).toContainText(/Roli Operator portu/)
  await expect(refused(/Usunięcie roli Księgowość/)).toContainText('jest w użyciu (osoby: 1, zaproszenia: 0)')
  const { members, roles } = await records()
  expect(members.some(({ id }) => id === pawel.memberId)).toBe(false)
  expect(roles.map(({ name }) => name)).toEqual(['Księgowość'])
  expect(members.find(({ id }) => id === anna.memberId)?.roleIds).toEqual([books])
})

test('[ISSUE 3] [B12] an administrator who demotes oneself with unsent changes has them carried out, and nothing after', async ({
  kontor,
  newBrowser,
}) => {
  const { organizationId, accountId, krzysztof, pawel, memberOf } = await setup(kontor)
  const { page } = await newBrowser(krzysztof)
  await openUsers(page, accountId)
  await kontor.stop()
  await changeRight(page, 'Paweł Grzęda', 'Finanse', true)
  await manageUser(page, 'Krzysztof Zając', 'Odbierz prawa administratora')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(Tak, )?[Oo]dbierz/ })
    .click()
  await expect(syncState(page)).toContainText('2 zmiany')

  await test.step('from then on the page itself refuses, before any server does', async () => {
    await userRow(page, 'Paweł Grzęda')
      .getByRole('button', { name: /^Zarządzaj/ })
      .click()
    await expect(page.getByRole('menuitem', { name: 'Usuń użytkownika' })).toBeDisabled()
    await page.keyboard.press('Escape')
  })

  await kontor.start()
  await expect(page.getByRole('navigation', { name: 'Działy' }).first().getByRole('link')).toHaveCount(0)
  await expect(page.getByRole('main')).not.toContainText('Paweł Grzęda')
  expect((await memberOf(pawel))?.rights.toSorted()).toEqual(['finance', 'mail'])
  expect(
    await krzysztof.refusalOf(organizationId, 'changeRights', {
      memberId: pawel.memberId,
      ...noChange,
      add: ['units'],
    }),
  ).toBe('not-admin')
  await expect(page.getByRole('banner').getByRole('link', { name: /odrzucon/ })).toBeHidden()
})

test('[ISSUE 3] [A19] the last role of a member is taken offline while a colleague gives a right: the open page follows', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId, ewa, pawel, memberOf } = await setup(kontor)
  const hers = await newBrowser(ewa)
  const his = await newBrowser(pawel)
  await openUsers(hers.page, accountId)
  await kontor.stop()
  await setRole(hers.page, 'Paweł Grzęda', /^Operator portu/, false)
  await changeRight(hers.page, 'Paweł Grzęda', 'Poczta', false)
  await expect(syncState(hers.page)).toContainText('2 zmiany')
  await hers.page.close()

  await kontor.start()
  await his.page.goto(`/a/${accountId}/processes`)
  const links = his.page.getByRole('navigation', { name: 'Działy' }).first().getByRole('link')
  await expect(links).toHaveText([/^Procesy\d*$/, 'Poczta'])
  await owner.mutate(organizationId, 'changeRights', { memberId: pawel.memberId, ...noChange, add: ['finance'] })
  await expect(links).toHaveText([/^Procesy\d*$/, 'Poczta', 'Finanse'])

  const again = await hers.context.newPage()
  await again.goto(`${kontor.origin}/a/${accountId}/account/users`)
  await expect(syncState(again)).toContainText('Zapisano')
  await expect(links).toHaveText(['Finanse'])
  await expect(his.page.getByRole('heading', { name: 'Tego działu nie można otworzyć' })).toBeVisible()
  expect(await memberOf(pawel)).toMatchObject({ rights: ['finance'], roleIds: [] })
})
