import { openLargeOrganization } from '../server/large-organization.ts'
import { expect } from './fixtures.ts'
import { inEachVariant } from './screen-variants.ts'

/** A main account with 1,000 sub-accounts and 10,000 people: the lists, the dialogs that list accounts, the menus of filters. */
inEachVariant('large lists', async ({ kontor, open, shooting, says }) => {
  const { owner, organizationId, accountId } = await openLargeOrganization(kontor, {
    people: 10_000,
    subAccounts: 1_000,
  })
  const { members } = await owner.read<{ members: readonly { id: string; grants: readonly string[] }[] }>(
    `/api/documents/directory/${organizationId}`,
  )
  const person = members.find(({ grants }) => grants.length > 2)
  if (person === undefined) throw new Error('one of ten thousand reaches three accounts')
  const { context, page } = await open()
  await owner.enter(context)
  const shot = shooting(page, 'large-')
  const go = async (path: string) => {
    await page.goto(`/a/${accountId}/account/${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 60_000 })
  }

  for (const [name, path] of [
    ['sub-accounts', 'sub-accounts'],
    ['users', 'users'],
    ['roles', 'roles'],
    ['access', 'access'],
    ['access-right', 'access?right=mail'],
    ['history', 'history'],
    ['person', `users/${person.id}`],
    ['person-accounts', `users/${person.id}?tab=accounts`],
    ['grants', `users?dialog=grants&of=${person.id}`],
    ['move', `users?dialog=move&of=${person.id}`],
  ] as const) {
    await go(path)
    await shot(name)
  }
  await go('users')
  await page.getByRole('button', { name: says('switch_account') }).click()
  await expect(page.getByRole('dialog').getByRole('radio').first()).toBeVisible()
  await shot('switch')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: says('users_filter_add'), exact: true }).click()
  await shot('filters')
  await page.keyboard.press('Escape')
  const everybody = page.getByRole('checkbox', { name: says('users_mark_all') })
  if (!(await everybody.isVisible())) return
  await everybody.check()
  await page
    .getByRole('toolbar', { name: says('marked_label') })
    .getByRole('button')
    .first()
    .click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${says('bulk_give')}: `) })
    .nth(3)
    .click()
  await shot('bulk')
})
