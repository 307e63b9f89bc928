import type { Page } from '@playwright/test'
import { administrationScene, type AdministrationScene } from './administration-scene.ts'
import { expect } from './fixtures.ts'
import { inEachVariant, type Says, type Shoot, type Variant } from './screen-variants.ts'

/** What a chapter of the tour is given: a page that is signed in as the owner, and what it may show there. */
interface Tour {
  readonly page: Page
  readonly shot: Shoot
  readonly says: Says
  readonly scene: AdministrationScene
  readonly go: (path: string) => Promise<void>
}

inEachVariant('administration of access', async (variant) => {
  const scene = await administrationScene(variant.kontor)
  const { context, page } = await variant.open()
  await scene.owner.enter(context)
  const tour: Tour = {
    page,
    shot: variant.shooting(page, 'admin-'),
    says: variant.says,
    scene,
    go: async (path) => {
      await page.goto(`/a/${scene.accountId}/account/${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    },
  }
  await userLists(tour)
  await dialogsOfOne(tour)
  await invitationForms(tour)
  await changesOfMany(tour)
  await pageOfOne(tour)
  await roles(tour)
  await whoHasAccess(tour)
  await history(tour)
  await viewAs(tour)
  await brokenChain(tour)
  await withoutRights(variant, scene)
})

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()

const closed = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog').or(page.getByRole('menu'))).toHaveCount(0)
}

const userLists = async ({ page, shot, says, scene, go }: Tour): Promise<void> => {
  for (const [name, search] of [
    ['filtered', `?account=${scene.subAccountId}&right=mail&sort=name`],
    ['pending', '?tab=pending'],
    ['suspended', '?tab=suspended'],
    ['expired', '?tab=expired'],
    ['no-match', '?q=zzzz&state=active'],
    ['suggested', '?q=pom'],
  ] as const) {
    await go(`users${search}`)
    await shot(`users-${name}`)
  }
  await go('users')
  await press(page, says('users_filter_add'))
  await shot('users-filters')
  await closed(page)
  const columns = page.getByRole('button', { name: says('users_columns'), exact: true })
  if (!(await columns.isVisible())) return
  await columns.click()
  for (const column of await page.getByRole('menuitemcheckbox').all())
    if ((await column.getAttribute('aria-checked')) === 'false') await column.click()
  await shot('users-columns')
  await closed(page)
  await shot('users-all-columns')
  await columns.click()
  await page.getByRole('menuitem', { name: says('users_columns_usual') }).click()
}

const dialogsOfOne = async ({ page, shot, says, scene, go }: Tour): Promise<void> => {
  for (const [dialog, of] of [
    ['rights', scene.memberId],
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
    await go(`users?dialog=${dialog}&of=${of}`)
    await expect(page.getByRole('dialog')).toBeVisible()
    await shot(`dialog-${dialog}`)
  }
  for (const [menu, search] of [
    ['void', `?q=${scene.voidName}`],
    ['expired', '?tab=expired'],
    ['pending', '?tab=pending'],
    ['suspended', '?tab=suspended'],
    ['administrator', '?tab=administrators'],
  ] as const) {
    await go(`users${search}`)
    await page
      .getByRole('button', { name: new RegExp(`^${says('users_manage')}`) })
      .last()
      .click()
    await expect(page.getByRole('menu')).toBeVisible()
    await shot(`menu-${menu}`)
    await closed(page)
  }
  await go('users')
  await page.getByRole('button', { name: new RegExp(`^${says('primary_why')}`) }).click()
  await shot('primary-why')
}

const invitationForms = async ({ page, shot, says, scene, go }: Tour): Promise<void> => {
  const dialog = page.getByRole('dialog')
  await go('users?dialog=invite')
  await dialog.getByRole('button', { name: says('invite_next') }).click()
  await shot('invite-errors')
  await dialog.getByLabel(says('invite_name'), { exact: true }).fill('Joanna Nadolna-Wiśniewska')
  await dialog.getByLabel(says('invite_email')).fill('j.nadolna@mewa.example')
  await dialog.getByRole('button', { name: says('invite_next') }).click()
  await dialog.getByRole('checkbox').nth(2).check()
  await shot('invite-access')
  await go('users?dialog=invite-existing')
  const ask = async (username: string, email: string) => {
    await dialog.getByLabel(says('invite_username'), { exact: true }).fill(username)
    await dialog.getByLabel(says('invite_email')).fill(email)
    await dialog.getByRole('button', { name: says('invite_see_access') }).click()
  }
  const send = () => dialog.getByRole('button', { name: says('invite_send') }).click()
  await shot('existing')
  await ask(scene.member.username, scene.member.email)
  await expect(dialog.getByText(scene.member.username).first()).toBeAttached()
  await shot('existing-member')
  await ask('nikt', 'nikt@example.org')
  await send()
  await expect(dialog.getByRole('button', { name: says('invite_as_new') })).toBeVisible()
  await shot('existing-no-such-login')
  await ask(scene.elsewhere.username, scene.elsewhere.email)
  await send()
  await expect(dialog.getByRole('button', { name: says('invite_second_login') })).toBeVisible()
  await shot('existing-primary-elsewhere')
  await dialog.getByRole('button', { name: says('invite_second_login') }).click()
  await shot('existing-second-login')
  await scene.useUpTries()
  await go('users?dialog=invite-existing')
  await ask('nikt', 'nikt@example.org')
  await send()
  await expect(dialog.getByRole('button', { name: says('invite_as_new') })).toBeVisible()
  await shot('existing-too-many-tries')
}

const changesOfMany = async ({ page, shot, says, go }: Tour): Promise<void> => {
  const dialog = page.getByRole('dialog')
  const bar = page.getByRole('toolbar', { name: says('marked_label') })
  const boxes = page.getByRole('checkbox', { name: new RegExp(`^${says('users_mark', { name: '' })}`) })
  await go('users?sort=name')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  if (!(await boxes.first().isVisible())) return
  for (const at of [0, 1, 2, 4, 5, 6]) await boxes.nth(at).check()
  await shot('marked')
  await bar.getByRole('button', { name: says('bulk_more') }).click()
  await shot('marked-more')
  await closed(page)
  for (const at of [1, 0] as const) {
    await bar.getByRole('button').nth(at).click()
    await dialog
      .getByRole('button', { name: new RegExp(`^${says('bulk_give')}: `) })
      .nth(3)
      .click()
    await dialog
      .getByRole('button', { name: new RegExp(`^${says('bulk_take')}: `) })
      .nth(1)
      .click()
    await shot(at === 1 ? 'bulk-accounts' : 'bulk-rights')
    if (at === 1) await closed(page)
  }
  await dialog.getByRole('button', { name: /po kolei|one by one/ }).click()
  await dialog.getByRole('button', { name: /po kolei|one by one/ }).scrollIntoViewIfNeeded()
  await shot('bulk-rights-people')
  await dialog.getByRole('button').last().click()
  await expect(dialog.getByRole('button', { name: says('kit_close') }).last()).toBeVisible()
  await shot('bulk-outcomes')
  await dialog
    .getByRole('button', { name: says('kit_close') })
    .last()
    .click()
  await shot('bulk-run')
  for (const at of [2, 3]) {
    await bar.getByRole('button').nth(at).click()
    await shot(at === 2 ? 'bulk-suspend' : 'bulk-remove')
    await closed(page)
  }
}

const pageOfOne = async ({ page, shot, says, scene, go }: Tour): Promise<void> => {
  const person = `users/${scene.memberId}`
  await go(person)
  await expect(page.getByRole('table').first()).toBeVisible()
  await shot('person')
  await page.locator('[data-cell]').nth(3).click()
  await shot('person-why')
  await closed(page)
  await press(page, says('users_manage_of', { name: scene.member.name }))
  await shot('person-menu')
  await closed(page)
  for (const [name, search] of [
    ['mobile', '?surface=mobile'],
    ['rights', '?tab=rights'],
    ['accounts', '?tab=accounts'],
    ['history', '?tab=history'],
  ] as const) {
    await go(`${person}${search}`)
    await shot(`person-${name}`)
  }
  await go(`${person}?tab=rights`)
  await press(page, new RegExp(`^${says('person_right_about', { right: '' })}`))
  await shot('person-right-unfolded')
  await go(`users/${scene.signedInId}?tab=sessions`)
  await expect(page.getByRole('button', { name: new RegExp(`^${says('sessions_end')}`) }).first()).toBeVisible()
  await shot('person-sessions')
  await page
    .getByRole('button', { name: new RegExp(`^${says('sessions_end')}`) })
    .last()
    .click()
  await shot('person-end-session')
  await go(`users/${scene.administratorId}`)
  await shot('person-administrator')
  await go(`users/${scene.suspendedId}`)
  await shot('person-suspended')
  await go('users/nobody-here')
  await shot('person-gone')
}

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
