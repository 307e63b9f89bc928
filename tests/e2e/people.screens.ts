import { beginTour, closed, press, type Tour } from './administration-tour.ts'
import { expect } from './fixtures.ts'
import { inEachVariant } from './screen-variants.ts'

inEachVariant('people and their access', async (variant) => {
  const tour = await beginTour(variant)
  await userLists(tour)
  await dialogsOfOne(tour)
  await invitationForms(tour)
  await changesOfMany(tour)
  await pageOfOne(tour)
})

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
    ['password-link', scene.memberId],
    ['second-factor', scene.memberId],
    ['contact', scene.memberId],
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
  await dialog.getByRole('button', { name: /^(Pokaż|Show) \d+ (os|p)/ }).click()
  await dialog.getByRole('button', { name: /^(Pokaż|Show) \d+ (os|p)/ }).scrollIntoViewIfNeeded()
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
  await go('users/no-such-id')
  await shot('person-gone')
}
