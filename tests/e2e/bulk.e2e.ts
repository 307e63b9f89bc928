import { createSubAccount, invite, type RegisteredOwner } from '../server/person.ts'
import { appKept } from './app-kept.ts'
import { expect, test } from './fixtures.ts'
import { userRow } from './manage-user.ts'
import { expectNoFindings } from './no-findings.ts'
import { syncState } from './sync-state.ts'
import { mark, markedBar, openUsers, registerTeam } from './team.ts'

const membersOf = async ({ owner, organizationId }: RegisteredOwner) => (await owner.directory(organizationId)).members

test.use({ serviceWorkers: 'allow' })

test('[ISSUE 3] [B11] [A16] a right is given to three at once: those who may not have it are named before, and each has an outcome', async ({
  kontor,
  newBrowser,
}) => {
  const registered = await registerTeam(kontor)
  const { owner, accountId } = registered
  const { page } = await newBrowser(owner)
  await openUsers(page, accountId)
  await mark(page, 'Krzysztof Zając', 'Joanna Nadolna', 'Zofia Żmijewska')
  await expect(markedBar(page)).toContainText('Zaznaczono 3 osoby')
  await expect(markedBar(page).getByRole('button', { name: /^Edytuj prawa dostępu/ })).toContainText('2 z 3')
  await markedBar(page)
    .getByRole('button', { name: /^Edytuj prawa dostępu/ })
    .click()
  const dialog = page.getByRole('dialog')
  const send = dialog.getByRole('button', { name: /^Zmień prawa/ })
  await expect(send).toBeDisabled()
  await dialog.getByRole('button', { name: 'Nadaj: Finanse' }).click()

  await test.step('the preview adds up, and names who is left out with the reason', async () => {
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Zyska' })).toContainText(
      'Finanse na 1 koncie: 1 osoba.',
    )
    await expect(dialog).toContainText('1 osobie nic się nie zmieni.')
    await expect(dialog).toContainText(/1 osoby nie można zmienić: Krzysztof Zając ma prawa administratora/)
    await dialog.getByRole('button', { name: 'Pokaż 3 osoby' }).click()
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Zofia Żmijewska' })).toContainText('bez zmian')
    await expect(send).toHaveText('Zmień prawa 1 osobie')
  })
  await send.click()
  await test.step('each has an outcome, and the whole is taken back with one press', async () => {
    await expect(dialog.getByRole('heading', { name: 'Zmiana praw: 1 osoba' })).toBeVisible()
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Joanna Nadolna' })).toContainText('przyjęte')
    const held = () =>
      membersOf(registered).then((members) => members.find(({ name }) => name === 'Joanna Nadolna')?.rights)
    await expect.poll(held).toEqual(['mail', 'finance'])
    await dialog.getByRole('button', { name: 'Cofnij 1 zmianę' }).click()
    await expect(dialog.getByRole('heading', { name: 'Cofanie zmiany: 1 osoba' })).toBeVisible()
    await expect(dialog).toContainText('przyjęte: 1')
    await expect.poll(held).toEqual(['mail'])
  })
})

test('[ISSUE 3] [A15] accounts are given to many at once, and the preview names them', async ({
  kontor,
  newBrowser,
}) => {
  const registered = await registerTeam(kontor)
  const { owner, organizationId, accountId } = registered
  await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const { page } = await newBrowser(owner)
  await openUsers(page, accountId)
  await mark(page, 'Joanna Nadolna', 'Paweł Grzęda')
  await markedBar(page)
    .getByRole('button', { name: /^Edytuj konta dodatkowe/ })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Nadaj: Kaszuby Online' }).click()
  await expect(dialog).toContainText('dostęp do konta Kaszuby Online: 2 osoby.')
  await dialog.getByRole('button', { name: 'Zmień konta 2 osobom' }).click()
  await expect(dialog).toContainText('przyjęte: 2')
  await dialog.getByRole('button', { name: 'Zamknij' }).last().click()
  await expect(userRow(page, 'Joanna Nadolna')).toContainText('1 z 1')
})

test('[ISSUE 3] [B5] [B8] invitations are sent again and revoked together; members among the marked are left out visibly', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await registerTeam(kontor)
  for (const [name, username] of [
    ['Agnieszka Dąb', 'a.dab'],
    ['Tomasz Kłos', 't.klos'],
  ] as const)
    await invite(owner, organizationId, { name, username, homeAccountId: accountId })
  const { page } = await newBrowser(owner)
  await openUsers(page, accountId)
  await mark(page, 'Agnieszka Dąb', 'Tomasz Kłos', 'Paweł Grzęda')
  const dialog = page.getByRole('dialog')
  const more = async (act: string) => {
    await markedBar(page).getByRole('button', { name: 'Więcej' }).click()
    await page.getByRole('menuitem', { name: act }).click()
  }

  await more('Wyślij ponownie')
  await expect(dialog).toContainText('2 osoby dostaną nowy link.')
  await expect(dialog).toContainText('1 osoba nie ma zaproszenia do wysłania ani cofnięcia')
  await dialog.getByRole('button', { name: 'Wyślij 2 zaproszenia' }).click()
  await expect(dialog).toContainText('przyjęte: 2')
  await dialog.getByRole('button', { name: 'Zamknij' }).last().click()

  await more('Cofnij zaproszenia')
  await dialog.getByRole('button', { name: 'Cofnij 2 zaproszenia' }).click()
  await expect(dialog).toContainText('przyjęte: 2')
  await dialog.getByRole('button', { name: 'Zamknij' }).last().click()
  await expect(userRow(page, 'Agnieszka Dąb')).toBeHidden()
  await expect(markedBar(page)).toContainText('Zaznaczono 1 osobę')
})

test('[ISSUE 3] [B13] many are removed only after their number is typed, and each has an outcome', async ({
  kontor,
  newBrowser,
}) => {
  const registered = await registerTeam(kontor)
  const { owner, accountId } = registered
  const { page } = await newBrowser(owner)
  await openUsers(page, accountId)
  await mark(page, 'Halina Wróblewska', 'Joanna Nadolna', 'Paweł Grzęda')
  await markedBar(page).getByRole('button', { name: /^Usuń/ }).click()
  const dialog = page.getByRole('dialog')
  const remove = dialog.getByRole('button', { name: 'Usuń 2 osoby' })
  await expect(dialog).toContainText('1 osoby nie można zmienić: Halina Wróblewska to konto główne')
  await expect(remove).toBeDisabled()
  await dialog.getByLabel(/proszę wpisać liczbę/).fill('3')
  await expect(remove).toBeDisabled()
  await dialog.getByLabel(/proszę wpisać liczbę/).fill('2')
  await remove.click()
  await expect(dialog).toContainText('przyjęte: 2')
  await expect(dialog.getByRole('button', { name: /^Cofnij/ })).toBeHidden()
  await dialog.getByRole('button', { name: 'Zamknij' }).last().click()
  await expect(userRow(page, 'Joanna Nadolna')).toBeHidden()
  expect((await membersOf(registered)).map(({ name }) => name).toSorted()).toEqual([
    'Halina Wróblewska',
    'Krzysztof Zając',
    'Zofia Żmijewska',
  ])
})

test('[ISSUE 3] [S5] offline the change of many waits, and one that the server then refuses comes back with its reason', async ({
  kontor,
  newBrowser,
}) => {
  const registered = await registerTeam(kontor)
  const { owner, organizationId, accountId, memberIds } = registered
  const { context, page } = await newBrowser(owner)
  await openUsers(page, accountId)
  await expect(syncState(page)).toContainText('Zapisano')
  await appKept(page)
  await kontor.stop()
  await expect(syncState(page)).not.toContainText('Zapisano')
  await mark(page, 'Joanna Nadolna', 'Paweł Grzęda')
  await markedBar(page)
    .getByRole('button', { name: /^Edytuj prawa dostępu/ })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Nadaj: Finanse' }).click()
  await dialog.getByRole('button', { name: 'Zmień prawa 2 osobom' }).click()
  await expect(dialog).toContainText('czekają na połączenie: 2')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Paweł Grzęda' })).toContainText('czeka na połączenie')

  await test.step('closed, it goes on, and a line leads back to it', async () => {
    await dialog.getByRole('button', { name: 'Zamknij' }).last().click()
    await expect(page.getByText('Zmiany: 0 z 2')).toBeVisible()
    await expect(userRow(page, 'Joanna Nadolna')).toContainText('zmiana czeka')
    await page.getByRole('link', { name: 'Konta dodatkowe' }).click()
    await page.getByRole('button', { name: 'Pokaż', exact: true }).click()
    await expect(dialog).toContainText('czekają na połączenie: 2')
  })
  await context.setOffline(true)
  await kontor.start()
  await owner.mutate(organizationId, 'assignAdmin', { memberId: memberIds['Paweł Grzęda'] })
  await context.setOffline(false)
  await expect(dialog).toContainText('przyjęte: 1')
  await expect(dialog).toContainText('odrzucone: 1')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Paweł Grzęda' })).toContainText(
    /odrzucone: Paweł Grzęda ma prawa administratora/,
  )

  await test.step('what the list tells is not said a second time in the corner; the tray keeps it', async () => {
    const kept = dialog.getByRole('link', { name: 'Pokaż 1 odrzuconą zmianę' })
    await expect(kept).toBeVisible()
    await expect(page.getByText('Serwer odrzucił zmianę')).toHaveCount(0)
    await kept.click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('main')).toContainText('Paweł Grzęda ma prawa administratora')
  })
})

test('[ISSUE 3] [SCREENS] axe finds nothing in the dialogs of many people and of their outcomes, in both themes', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await registerTeam(kontor)
  const { page } = await newBrowser(owner)
  await openUsers(page, accountId)
  await mark(page, 'Krzysztof Zając', 'Joanna Nadolna', 'Paweł Grzęda')
  await expectNoFindings(page, 'bar of marked people')
  await markedBar(page).getByRole('button', { name: 'Więcej' }).click()
  await expectNoFindings(page, 'what else can be done with them')
  await page.keyboard.press('Escape')
  const dialog = page.getByRole('dialog')
  await markedBar(page).getByRole('button', { name: /^Usuń/ }).click()
  await expectNoFindings(page, 'removing many')
  await page.keyboard.press('Escape')
  await markedBar(page)
    .getByRole('button', { name: /^Edytuj prawa dostępu/ })
    .click()
  await dialog.getByRole('button', { name: 'Nadaj: Finanse' }).click()
  await dialog.getByRole('button', { name: /^Pokaż \d+ os/ }).click()
  await expectNoFindings(page, 'rights of many')
  await dialog.getByRole('button', { name: /^Zmień prawa/ }).click()
  await expect(dialog).toContainText('przyjęte: 2')
  await expectNoFindings(page, 'outcomes')
})

test('[ISSUE 8 E2] [B11] rights through a role count as held, nothing is saved twice, and one act is one entry that unfolds', async ({
  kontor,
  newBrowser,
}) => {
  const registered = await registerTeam(kontor)
  const { owner, organizationId, accountId, memberIds } = registered
  const roleId = 'role-rozliczenia'
  await owner.mutate(organizationId, 'createRole', { roleId, name: 'Rozliczenia', rights: ['finance'] })
  await owner.mutate(organizationId, 'changeRights', {
    ...{ memberId: memberIds['Joanna Nadolna'], add: [], remove: [] },
    ...{ addRoles: [roleId], removeRoles: [] },
  })
  const { page } = await newBrowser(owner)
  await openUsers(page, accountId)
  const dialog = page.getByRole('dialog')
  const openRights = () =>
    markedBar(page)
      .getByRole('button', { name: /^Edytuj prawa dostępu/ })
      .click()

  await test.step('all have it: nothing to send, and no button says 0', async () => {
    await mark(page, 'Joanna Nadolna', 'Zofia Żmijewska')
    await openRights()
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Finanse' }).first()).toContainText(
      'ma 2 z 2 osób, w tym 1 przez rolę',
    )
    await dialog
      .getByRole('button', { name: /: Finanse$/ })
      .first()
      .click()
    await expect(dialog.getByRole('button', { name: 'Zmień prawa', exact: true })).toBeDisabled()
    await expect(dialog).toContainText('Nikomu nic się nie zmieni.')
    await dialog.getByRole('button', { name: 'Anuluj' }).click()
  })

  await test.step('a right for three: sent to the one who lacks it and to no one else', async () => {
    await mark(page, 'Paweł Grzęda')
    await openRights()
    await dialog
      .getByRole('button', { name: /: Finanse$/ })
      .first()
      .click()
    await dialog
      .getByRole('button', { name: /: Procesy$/ })
      .first()
      .click()
    await dialog.getByRole('button', { name: 'Zmień prawa 3 osobom' }).click()
    await expect(dialog).toContainText('przyjęte: 3')
    await dialog.getByRole('button', { name: 'Zamknij' }).last().click()
    const rights = Object.fromEntries((await membersOf(registered)).map(({ name, rights: held }) => [name, held]))
    expect(rights['Joanna Nadolna']?.toSorted()).toEqual(['mail', 'processes'])
    expect(rights['Paweł Grzęda']?.toSorted()).toEqual(['finance', 'processes', 'units'])
  })

  await test.step('the history shows one act of three, which unfolds', async () => {
    await page.getByRole('link', { name: 'Historia' }).click()
    const act = page.getByRole('article').filter({ hasText: /zmiana praw dostępu: 3 osoby/ })
    await expect(act).toContainText('Joanna Nadolna')
    const ofPawel = page.getByRole('article').filter({ hasText: /zmiana praw dostępu: Paweł Grzęda/ })
    await expect(ofPawel).toHaveCount(0)
    await act.getByRole('button', { name: 'Pokaż wpisy: 3' }).click()
    await expect(ofPawel).toHaveCount(1)
    await expect(page.getByRole('article').filter({ hasText: /Zyskuje:.*Procesy/ })).toHaveCount(3)
  })
})
