import type { AdministrationScene } from './administration-scene.ts'
import { beginTour, closed, press, type Tour } from './administration-tour.ts'
import { expect } from './fixtures.ts'
import { inEachVariant, type Variant } from './screen-variants.ts'

inEachVariant('roles, who has access, history, view as', async (variant) => {
  const tour = await beginTour(variant)
  await roles(tour)
  await whoHasAccess(tour)
  await history(tour)
  await viewAs(tour)
  await brokenChain(tour)
  await withoutRights(variant, tour.scene)
})

const roles = async ({ page, shot, says, scene, go }: Tour): Promise<void> => {
  const dialog = page.getByRole('dialog')
  await go('roles?show=roles')
  await shot('roles')
  await press(page, says('roles_default_menu'))
  await shot('roles-defaults')
  await closed(page)
  await page
    .getByRole('button', { name: new RegExp(`^${says('kit_more', { name: '' })}`) })
    .first()
    .click()
  await expect(page.getByRole('menu')).toBeVisible()
  await shot('roles-menu')
  await closed(page)
  await go('roles?show=roles&dialog=role')
  await dialog.getByLabel(says('role_name')).fill(scene.roleName)
  await dialog.getByRole('checkbox').first().check()
  await dialog.getByRole('button', { name: says('role_create') }).click()
  await shot('role-name-taken')
  await go(`roles?show=roles&dialog=role&of=${scene.roleId}`)
  await dialog.getByRole('checkbox', { checked: true }).last().uncheck()
  await dialog.getByRole('checkbox', { checked: false }).first().check()
  await shot('role-change')
  await dialog.locator('summary').first().click()
  await dialog.locator('summary').first().scrollIntoViewIfNeeded()
  await shot('role-change-people')
  await go(`roles?show=roles&dialog=delete-role&of=${scene.roleId}`)
  await shot('role-delete')
}

const whoHasAccess = async ({ page, shot, says, scene, go }: Tour): Promise<void> => {
  for (const [name, search] of [
    ['account', ''],
    ['sub-account', `?account=${scene.subAccountId}`],
    ['reason', `?account=${scene.subAccountId}&why=grant`],
    ['archived', `?account=${scene.archivedId}`],
    ['right', '?right=mail'],
    ['no-match', '?right=mail&q=zzzz'],
  ] as const) {
    await go(`access${search}`)
    await shot(`access-${name}`)
  }
  await go('access')
  await page.getByRole('button', { name: new RegExp(`^${says('matrix_account')}: `) }).click()
  await shot('access-choose')
}

const history = async ({ page, shot, says, scene, go }: Tour): Promise<void> => {
  const entry = page.getByRole('article').filter({ hasText: scene.member.name }).first()
  await go('history')
  await expect(page.getByRole('article').first()).toBeVisible()
  await shot('history')
  await page.locator('aside').last().scrollIntoViewIfNeeded()
  await shot('history-access')
  await go(`history?member=${scene.memberId}`)
  await entry.getByRole('button', { name: new RegExp(`^${says('history_unfold', { seq: '' })}`) }).click()
  await shot('history-entry')
  await entry.getByRole('button', { name: new RegExp(`^${says('history_undo')} `) }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await shot('history-undo')
  await go('history')
  await press(page, says('history_filter_add'))
  await shot('history-filters')
  await closed(page)
  await press(page, says('history_filter_dates'))
  await shot('history-dates')
  await closed(page)
  await press(page, says('history_export'))
  await shot('history-export')
  await closed(page)
  await page.getByRole('searchbox').fill('pomo')
  await shot('history-suggested')
  for (const [name, search] of [
    ['filtered', `?kind=access&account=${scene.subAccountId}&from=2020-01-01`],
    ['no-match', '?to=2001-01-01'],
    ['refused', '?view=refused'],
    ['day', `?day=${scene.pastDay}&reach=${scene.subAccountId}`],
  ] as const) {
    await go(`history${search}`)
    await shot(`history-${name}`)
    if (name !== 'day') continue
    await page.locator('aside').last().scrollIntoViewIfNeeded()
    await shot(`history-${name}-access`)
  }
}

const viewAs = async ({ page, shot, says, scene, go }: Tour): Promise<void> => {
  await go(`users?dialog=view-as&of=${scene.administratorId}`)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: says('view_as_start') })
    .click()
  await expect(page.getByRole('button', { name: says('view_as_end') })).toBeVisible()
  await shot('view-as')
  await go('users')
  await shot('view-as-users')
  await go('history?view=refused')
  await shot('view-as-refused')
  await press(page, says('view_as_end'))
  await expect(page.getByRole('button', { name: says('view_as_end') })).toBeHidden()
}

const brokenChain = async ({ page, shot, go, scene }: Tour): Promise<void> => {
  scene.breakChain()
  await go('history')
  await expect(page.locator('#history-chain-broken').first()).toBeVisible()
  await shot('history-broken')
}

const withoutRights = async ({ open, shooting }: Variant, scene: AdministrationScene): Promise<void> => {
  const person = await scene.withoutRights()
  const { context, page } = await open()
  await person.enter(context)
  const shot = shooting(page, 'admin-')
  await page.goto('/')
  await expect(page.getByRole('link', { name: /Napisz e-mail|Write an e-mail|mail/ }).first()).toBeVisible()
  await shot('no-rights')
  await scene.suspend()
  await page.goto('/')
  await expect(page.getByRole('heading').first()).toBeVisible()
  await shot('no-access')
  await context.close()
}
