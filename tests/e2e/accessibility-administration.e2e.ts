import type { Page } from '@playwright/test'
import { openLargeOrganization } from '../server/large-organization.ts'
import { administrationScene } from './administration-scene.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { markedBar } from './team.ts'

const opened = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 60_000 })
}

test('[ISSUE 3] [SCREENS] axe finds nothing in the dialogs and menus that administer one person, in both themes', async ({
  kontor,
  demonstration,
  newBrowser,
}) => {
  test.slow()
  const scene = await administrationScene(kontor, demonstration)
  const { context, page } = await newBrowser()
  await scene.owner.enter(context)
  const users = `/a/${scene.accountId}/account/users`
  for (const [dialog, of] of [
    ['grants', scene.memberId],
    ['assign-admin', scene.memberId],
    ['withdraw-admin', scene.administratorId],
    ['move', scene.memberId],
    ['suspend', scene.memberId],
    ['reinstate', scene.suspendedId],
    ['remove', scene.memberId],
    ['revoke', scene.invitationId],
    ['view-as', scene.memberId],
  ] as const) {
    await opened(page, `${users}?dialog=${dialog}&of=${of}`)
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNoFindings(page, dialog)
  }
  for (const tab of ['pending', 'suspended', 'expired']) {
    await opened(page, `${users}?tab=${tab}`)
    await expectNoFindings(page, tab)
    await page
      .getByRole('button', { name: /^Zarządzaj/ })
      .last()
      .click()
    await expect(page.getByRole('menu')).toBeVisible()
    await expectNoFindings(page, `menu of ${tab}`)
  }
  await opened(page, `${users}/${scene.signedInId}?tab=sessions`)
  await page.getByRole('button', { name: 'Zakończ wszystkie' }).click()
  await expectNoFindings(page, 'ending sessions')
})

test('[ISSUE 3] [A19] axe finds nothing among the roles and in the dialogs that create, change and delete one', async ({
  kontor,
  demonstration,
  newBrowser,
}) => {
  test.slow()
  const scene = await administrationScene(kontor, demonstration)
  const { context, page } = await newBrowser()
  await scene.owner.enter(context)
  const roles = `/a/${scene.accountId}/account/roles?show=roles`
  const dialog = page.getByRole('dialog')
  await opened(page, roles)
  await expectNoFindings(page, 'roles')
  await page.getByRole('button', { name: 'Role domyślne' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectNoFindings(page, 'default roles')
  await opened(page, `${roles}&dialog=role`)
  await expect(dialog).toBeVisible()
  await expectNoFindings(page, 'new role')
  await opened(page, `${roles}&dialog=role&of=${scene.roleId}`)
  await dialog.getByRole('checkbox', { checked: true }).last().uncheck()
  await dialog.getByText(/^Pokaż \d+ os/).click()
  await expectNoFindings(page, 'change of a role, person by person')
  await opened(page, `${roles}&dialog=delete-role&of=${scene.roleId}`)
  await dialog.getByText(/^Pokaż \d+ os/).click()
  await expectNoFindings(page, 'deletion of a role')
})

test('[ISSUE 3] axe finds nothing in the history with who had access, its filters, files and a broken chain', async ({
  kontor,
  demonstration,
  newBrowser,
}) => {
  test.slow()
  const scene = await administrationScene(kontor, demonstration)
  const { context, page } = await newBrowser()
  await scene.owner.enter(context)
  const history = `/a/${scene.accountId}/account/history`
  const had = page.getByRole('complementary', { name: 'Kto miał dostęp' })
  await opened(page, `${history}?day=${scene.pastDay}&reach=${scene.subAccountId}`)
  await expect(had.getByRole('listitem').first()).toBeVisible()
  await expectNoFindings(page, 'who had access')
  for (const button of ['Daty', 'Filtruj', 'Pobierz']) {
    await opened(page, history)
    await page.getByRole('button', { name: button, exact: true }).click()
    await expectNoFindings(page, button)
  }
  await opened(page, `${history}?view=refused`)
  await expect(page.getByText('Odrzucono.').first()).toBeVisible()
  await expectNoFindings(page, 'own refused changes')
  scene.breakChain()
  await opened(page, history)
  await expect(page.getByRole('heading', { name: 'Łańcuch historii jest przerwany przy wpisie nr 40' })).toBeVisible()
  await expectNoFindings(page, 'broken chain')
})

test('[ISSUE 3] axe finds nothing in a view of another person, and without rights or access', async ({
  kontor,
  demonstration,
  newBrowser,
}) => {
  test.slow()
  const scene = await administrationScene(kontor, demonstration)
  const { context, page } = await newBrowser()
  await scene.owner.enter(context)
  const account = `/a/${scene.accountId}/account`
  await opened(page, `${account}/users?dialog=view-as&of=${scene.administratorId}`)
  await page.getByRole('dialog').getByRole('button', { name: 'Zacznij podgląd' }).click()
  await expect(page.getByRole('button', { name: 'Zakończ podgląd' })).toBeVisible()
  for (const screen of ['sub-accounts', 'users', 'roles', 'access', 'history', 'tray']) {
    await opened(page, `${account}/${screen}`)
    await expect(page.getByRole('button', { name: 'Zakończ podgląd' })).toBeVisible()
    await expectNoFindings(page, `view as, ${screen}`)
  }
  const { context: theirs, page: their } = await newBrowser()
  await (await scene.withoutRights()).enter(theirs)
  await their.goto('/')
  await expect(their.getByRole('heading', { name: 'Ten login nie ma praw na tym koncie' })).toBeVisible()
  await expectNoFindings(their, 'without rights')
  await scene.suspend()
  await expect(their.getByRole('heading', { name: /jest zawieszony$/ })).toBeVisible()
  await expectNoFindings(their, 'suspended')
})

test('[ISSUE 3] [A7] axe finds nothing with 300 people and 100 sub-accounts, and nothing scrolls sideways', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await openLargeOrganization(kontor, { people: 300, subAccounts: 100 })
  const { context, page } = await newBrowser()
  await owner.enter(context)
  const account = `/a/${accountId}/account`
  for (const screen of ['sub-accounts', 'users', 'roles', 'access', 'access?right=mail', 'history']) {
    await opened(page, `${account}/${screen}`)
    await expectNoFindings(page, `large, ${screen}`)
    await expectNoSidewaysScroll(page)
  }
  const dialog = page.getByRole('dialog')
  await opened(page, `${account}/users`)
  await page.getByRole('button', { name: 'Przełącz konto' }).click()
  await expect(dialog.getByRole('radio').first()).toBeVisible()
  await expectNoFindings(page, 'large, switch')
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: 'Zaznacz wszystkich' }).check()
  await markedBar(page)
    .getByRole('button', { name: /^Edytuj konta dodatkowe/ })
    .click()
  await expect(dialog.getByRole('button', { name: /^Nadaj: Oddział/ }).first()).toBeVisible()
  await expectNoFindings(page, 'large, accounts of everybody')
})

test('[ISSUE 3] [SCREENS] 390 pixels wide nothing that administers access scrolls sideways, with any dialog open', async ({
  kontor,
  demonstration,
  newBrowser,
}) => {
  test.slow()
  const scene = await administrationScene(kontor, demonstration)
  const { context, page } = await newBrowser()
  await page.setViewportSize({ width: 390, height: 844 })
  await scene.owner.enter(context)
  const account = `/a/${scene.accountId}/account`
  for (const screen of [
    `users?account=${scene.subAccountId}&right=mail&state=active&type=user`,
    `users?dialog=rights&of=${scene.memberId}`,
    `users?dialog=remove&of=${scene.memberId}`,
    `users/${scene.memberId}`,
    `users/${scene.memberId}?tab=accounts`,
    `roles?show=roles&dialog=role&of=${scene.roleId}`,
    `roles?show=roles&dialog=delete-role&of=${scene.roleId}`,
    `access?right=mail`,
    `history?member=${scene.memberId}&kind=access&from=2020-01-01`,
  ]) {
    await opened(page, `${account}/${screen}`)
    await expectNoSidewaysScroll(page)
    const dialog = page.getByRole('dialog')
    if (screen.includes('dialog=')) {
      await expect(dialog).toBeVisible()
      const box = await dialog.boundingBox()
      expect([box?.x, (box?.y ?? -1) >= 0, box?.width, (box?.y ?? 0) + (box?.height ?? 0)]).toEqual([0, true, 390, 844])
    }
  }
})
