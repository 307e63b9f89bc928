import type { Page } from '@playwright/test'
import { administrationScene } from './administration-scene.ts'
import { expect, test } from './fixtures.ts'
import { expectTouchTargets } from './touch-targets.ts'

const phone = { width: 390, height: 844 }

const opened = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('.skeleton')).toHaveCount(0)
}

test('[E8] on a phone everything on the lists and pages of access has 44 pixels for a finger', async ({
  kontor,
  demonstration,
  newBrowser,
}) => {
  test.slow()
  const scene = await administrationScene(kontor, demonstration)
  const { context, page } = await newBrowser()
  await page.setViewportSize(phone)
  await scene.owner.enter(context)
  const account = `/a/${scene.accountId}/account`
  for (const screen of [
    'sub-accounts?archived',
    'users?right=mail&state=active',
    'roles',
    'roles?show=roles',
    'access',
    'access?right=mail',
    'history',
    'history?view=refused',
    'tray',
    'first-steps',
    `users/${scene.memberId}`,
    `users/${scene.memberId}?tab=rights`,
    `users/${scene.memberId}?tab=accounts`,
    `users/${scene.memberId}?tab=history`,
    `users/${scene.signedInId}?tab=sessions`,
    `users/${scene.invitationId}`,
  ]) {
    await opened(page, `${account}/${screen}`)
    await expectTouchTargets(page, screen)
  }
  await opened(page, `${account}/users`)
  await page
    .getByRole('checkbox', { name: /^Zaznacz:/ })
    .first()
    .check()
  await expectTouchTargets(page, 'users, one marked')
})

test('[E8] on a phone everything in the menus and dialogs of access has 44 pixels for a finger', async ({
  kontor,
  demonstration,
  newBrowser,
}) => {
  test.slow()
  const scene = await administrationScene(kontor, demonstration)
  const { context, page } = await newBrowser()
  await page.setViewportSize(phone)
  await scene.owner.enter(context)
  const account = `/a/${scene.accountId}/account`
  for (const screen of [
    'sub-accounts?dialog=add',
    `sub-accounts?dialog=units&of=${scene.subAccountId}`,
    `sub-accounts?dialog=archive&of=${scene.subAccountId}`,
    'users?dialog=invite',
    `users?dialog=rights&of=${scene.memberId}`,
    `users?dialog=grants&of=${scene.memberId}`,
    `users?dialog=move&of=${scene.memberId}`,
    `users?dialog=remove&of=${scene.memberId}`,
    `users?dialog=revoke&of=${scene.invitationId}`,
    `users?dialog=view-as&of=${scene.memberId}`,
    'roles?show=roles&dialog=role',
    `roles?show=roles&dialog=delete-role&of=${scene.roleId}`,
  ]) {
    await opened(page, `${account}/${screen}`)
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectTouchTargets(page, screen)
  }
  for (const [screen, button] of [
    ['users', 'Filtruj'],
    ['users', 'Kolejność'],
    ['users', 'Kolumny'],
    ['users', 'Eksportuj'],
    ['history', 'Daty'],
    ['history', 'Pobierz'],
    ['sub-accounts', 'Przełącz konto'],
    ['sub-accounts', 'Więcej'],
    ['sub-accounts', /^Moje menu/],
  ] as const) {
    await opened(page, `${account}/${screen}`)
    await page.getByRole('button', { name: button, exact: true }).click()
    await expect(page.locator('[role=dialog], [role=menu]').filter({ visible: true })).toBeVisible()
    await expectTouchTargets(page, `${screen}, ${String(button)}`)
  }
  await opened(page, `${account}/users`)
  await page
    .getByRole('button', { name: /^Zarządzaj/ })
    .first()
    .click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectTouchTargets(page, 'menu of a row')
})

test('[E8] on a phone one’s own account and the doors of the app have 44 pixels for a finger', async ({
  kontor,
  demonstration,
  newBrowser,
}) => {
  const scene = await administrationScene(kontor, demonstration)
  const { page: visitor } = await newBrowser()
  await visitor.setViewportSize(phone)
  for (const screen of ['/', '/register', '/forgot-password', '/invitation/unknown']) {
    await opened(visitor, screen)
    await expectTouchTargets(visitor, screen)
  }
  const { context, page } = await newBrowser()
  await page.setViewportSize(phone)
  await scene.owner.enter(context)
  await opened(page, '/me')
  await expectTouchTargets(page, '/me')
})
