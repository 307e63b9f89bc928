import { createSubAccount, join, newId, noChange, register } from '../server/person.ts'
import { appKept } from './app-kept.ts'
import { expect, test } from './fixtures.ts'
import { changeRight, manageUser, userRow } from './manage-user.ts'
import { syncState } from './sync-state.ts'

const krzysztof = { name: 'Krzysztof Zając', username: 'k.zajac', admin: true } as const
const pawel = { name: 'Paweł Grzęda', username: 'p.grzeda', rights: ['mail'] } as const

test.use({ serviceWorkers: 'allow' })

test('[S9] a colleague’s presence appears, follows to another screen, and goes', async ({ kontor, newBrowser }) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const zajac = await join(owner, organizationId, { ...krzysztof, homeAccountId: accountId })
  const { page } = await newBrowser(owner)
  const other = await newBrowser(zajac)
  await page.goto(`/a/${accountId}/account/users`)
  await expect(syncState(page)).toContainText('Zapisano')
  const present = page.getByRole('banner').getByRole('img', { name: /Krzysztof Zając/ })
  await expect(present).toBeHidden()

  await other.page.goto(`/a/${accountId}/account/users`)
  await expect(present).toHaveAccessibleName('Na tym ekranie: Krzysztof Zając')
  await expect(other.page.getByRole('banner').getByRole('img', { name: /Halina Wróblewska/ })).toHaveAccessibleName(
    'Na tym ekranie: Halina Wróblewska',
  )
  await other.page.getByRole('link', { name: 'Rola użytkownika' }).click()
  await expect(present).toHaveAccessibleName('W Kontorze: Krzysztof Zając')
  await test.step('a second window of the same person makes no second person', async () => {
    const second = await other.context.newPage()
    await second.goto(`${kontor.origin}/a/${accountId}/account/users`)
    await expect(present).toHaveAccessibleName('Na tym ekranie: Krzysztof Zając')
    await expect(second.getByRole('banner').getByRole('img', { name: /Krzysztof Zając/ })).toBeHidden()
    await second.close()
    await expect(present).toHaveAccessibleName('W Kontorze: Krzysztof Zając')
  })
  await other.page.close()
  await expect(present).toBeHidden()
})

test('[S3] [S4] two administrators work beside each other, and each sees the other’s change without a reload', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const zajac = await join(owner, organizationId, { ...krzysztof, homeAccountId: accountId })
  await join(owner, organizationId, { ...pawel, homeAccountId: accountId })
  const first = await newBrowser(owner)
  const second = await newBrowser(zajac)
  for (const { page } of [first, second]) {
    await page.goto(`/a/${accountId}/account/users`)
    await expect(userRow(page, 'Paweł Grzęda')).toContainText('Poczta')
  }

  await changeRight(first.page, 'Paweł Grzęda', 'Finanse', true)
  await expect(userRow(second.page, 'Paweł Grzęda')).toContainText('Finanse')
  await test.step('a dialog that is open follows what the other one changes, and keeps what was chosen in it', async () => {
    await manageUser(second.page, 'Paweł Grzęda', 'Edytuj prawa dostępu')
    const dialog = second.page.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: /^Procesy/ }).check()
    await changeRight(first.page, 'Paweł Grzęda', 'Poczta', false)
    await expect(dialog.getByRole('checkbox', { name: /^Poczta/ })).not.toBeChecked()
    await expect(dialog.getByRole('checkbox', { name: /^Procesy/ })).toBeChecked()
    await dialog.getByRole('button', { name: 'Aktualizuj' }).click()
    await expect(userRow(first.page, 'Paweł Grzęda')).toContainText('Procesy')
  })
  for (const { page } of [first, second]) await expect(syncState(page)).toContainText('Zapisano')
  const { members } = await owner.directory(organizationId)
  expect(members.find(({ username }) => username === 'p.grzeda')?.rights.toSorted()).toEqual(['finance', 'processes'])
  await test.step('a person removed by one leaves the other’s list, and the dialog about them says so', async () => {
    await manageUser(second.page, 'Paweł Grzęda', 'Edytuj prawa dostępu')
    await manageUser(first.page, 'Paweł Grzęda', 'Usuń użytkownika')
    await first.page.getByRole('dialog').getByRole('button', { name: 'Usuń Paweł Grzęda' }).click()
    const gone = second.page.getByRole('dialog')
    await expect(gone).toContainText('Paweł Grzęda nie należy już do organizacji')
    await gone.getByRole('button', { name: 'Zamknij' }).last().click()
    await expect(userRow(second.page, 'Paweł Grzęda')).toBeHidden()
  })
})

test('[S5] [S6] changes that a colleague has overtaken come back to the tray with their reason: dropped, corrected, sent again', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const zajac = await join(owner, organizationId, { ...krzysztof, homeAccountId: accountId })
  const member = await join(owner, organizationId, { ...pawel, homeAccountId: accountId })
  const roleId = newId()
  await owner.mutate(organizationId, 'createRole', { roleId, name: 'Operator portu', rights: ['processes'] })
  await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const { context, page } = await newBrowser(zajac)
  await page.goto(`/a/${accountId}/account/users`)
  await expect(userRow(page, 'Paweł Grzęda')).toBeVisible()
  await expect(syncState(page)).toContainText('Zapisano')
  await appKept(page)
  await kontor.stop()

  await test.step('four changes without the server', async () => {
    const dialog = page.getByRole('dialog')
    await changeRight(page, 'Paweł Grzęda', 'Finanse', true)
    await page.getByRole('link', { name: 'Konta dodatkowe' }).click()
    await page.getByRole('button', { name: 'Dodaj konto' }).first().click()
    await dialog.getByLabel('Nazwa konta').fill('Żuławy Mobile')
    await dialog.getByLabel('Identyfikator PT').fill('PT 07240')
    await dialog.getByRole('button', { name: 'Dalej' }).click()
    await dialog.getByRole('button', { name: 'Potwierdź' }).click()
    await expect(dialog).toBeHidden()
    await page.getByRole('link', { name: 'Rola użytkownika' }).click()
    await page.getByRole('link', { name: /^Role/ }).click()
    await page.getByRole('button', { name: 'Więcej: Operator portu' }).click()
    await page.getByRole('menuitem', { name: 'Usuń rolę' }).click()
    await dialog.getByRole('button', { name: 'Usuń rolę Operator portu' }).click()
    await expect(dialog).toBeHidden()
    await page.getByRole('button', { name: 'Utwórz rolę' }).first().click()
    await dialog.getByLabel('Nazwa roli').fill('Księgowość')
    await dialog.getByRole('button', { name: 'Utwórz rolę' }).click()
    await expect(dialog).toBeHidden()
    await expect(syncState(page)).toContainText('4 zmiany')
  })
  await page.close()

  await kontor.start()
  await owner.mutate(organizationId, 'removeMember', { memberId: member.memberId })
  await createSubAccount(owner, organizationId, 'Elbląg Net', 'PT 07240')
  const ewa = await join(owner, organizationId, {
    name: 'Ewa Mazur',
    username: 'e.mazur',
    homeAccountId: accountId,
    roleIds: [roleId],
  })

  const again = await context.newPage()
  const refused = (text: RegExp) => again.getByRole('article').filter({ hasText: text })
  await test.step('three come back with the reason, the fourth was accepted', async () => {
    await again.goto(`${kontor.origin}/a/${accountId}/account/tray`)
    await expect(again.getByRole('banner').getByRole('link', { name: /^3 odrzucone zmiany/ })).toBeVisible()
    await expect(refused(/Zmiana praw dostępu: Paweł Grzęda/)).toContainText(
      'Paweł Grzęda nie należy już do organizacji',
    )
    await expect(refused(/Nowe konto Żuławy Mobile/)).toContainText(
      'Identyfikator PT 07240 należy już do konta Elbląg Net',
    )
    await expect(refused(/Usunięcie roli Operator portu/)).toContainText('jest w użyciu (osoby: 1, zaproszenia: 0)')
    const { roles } = await owner.directory(organizationId)
    expect(roles.map(({ name }) => name).toSorted()).toEqual(['Księgowość', 'Operator portu'])
  })
  await test.step('Porzuć: it is gone', async () => {
    await refused(/Paweł Grzęda/)
      .getByRole('button', { name: /^Porzuć/ })
      .click()
    await expect(refused(/Paweł Grzęda/)).toBeHidden()
    await expect(again.getByRole('banner').getByRole('link', { name: /^2 odrzucone zmiany/ })).toBeVisible()
  })
  await test.step('Wyślij ponownie: while nothing has changed it comes back, afterwards it is accepted', async () => {
    const role = refused(/Usunięcie roli Operator portu/)
    const before = await role.getAttribute('id')
    const sendAgain = role.getByRole('button', { name: /^Wyślij ponownie/ })
    await sendAgain.click()
    await expect(role).not.toHaveAttribute('id', before ?? '')
    await expect(role).toContainText('jest w użyciu')
    await owner.mutate(organizationId, 'changeRights', {
      ...noChange,
      memberId: ewa.memberId,
      removeRoles: [roleId],
    })
    await sendAgain.click()
    await expect(role).toBeHidden()
    await expect(again.getByRole('banner').getByRole('link', { name: /^1 odrzucona zmiana/ })).toBeVisible()
  })
  await test.step('Popraw: its form opens with what was typed, and the corrected one is accepted', async () => {
    await refused(/Żuławy Mobile/)
      .getByRole('link', { name: /^Popraw/ })
      .click()
    const dialog = again.getByRole('dialog')
    await expect(dialog.getByLabel('Nazwa konta')).toHaveValue('Żuławy Mobile')
    await expect(dialog.getByLabel('Identyfikator PT')).toHaveValue('PT 07240')
    await dialog.getByLabel('Identyfikator PT').fill('PT 07242')
    await dialog.getByRole('button', { name: 'Dalej' }).click()
    await dialog.getByRole('button', { name: 'Potwierdź' }).click()
    await expect(dialog).toBeHidden()
    await expect(again.getByRole('row', { name: /Żuławy Mobile/ }).first()).toContainText('PT 07242')
    await expect(syncState(again)).toContainText('Zapisano')
  })
  await test.step('and the tray is empty', async () => {
    await again.getByRole('link', { name: /^Zmiany czekające i odrzucone/ }).click()
    await expect(
      again.getByRole('heading', { name: 'Żadna zmiana nie czeka i żadna nie została odrzucona' }),
    ).toBeVisible()
    const { roles } = await owner.directory(organizationId)
    expect(roles.map(({ name }) => name)).toEqual(['Księgowość'])
  })
})
