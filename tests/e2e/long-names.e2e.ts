import { createSubAccount, join, newId, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'

/** 200 characters each, as many as a name may have (S11). */
const names = {
  'without a space': 'Wróblewska'.repeat(20),
  'from right to left': 'שלום עולם '.repeat(20).trim().padEnd(200, 'ש'),
  'of emoji': '👩‍🚀🦩'.repeat(28).slice(0, 196).trimEnd(),
} as const

for (const [kind, name] of Object.entries(names))
  test(`[ISSUE 3] [S11] a name of 200 characters ${kind} pushes no screen aside, wide or narrow`, async ({
    kontor,
    browser,
  }) => {
    const { owner, organizationId, accountId } = await register(kontor, { accountName: name, name })
    const sub = await createSubAccount(owner, organizationId, name, 'PT 07240')
    const roleId = newId()
    await owner.mutate(organizationId, 'createRole', { roleId, name, rights: ['processes'] })
    const member = await join(owner, organizationId, {
      name,
      username: 'j.nadolna',
      homeAccountId: accountId,
      rights: ['mail', 'units'],
      roleIds: [roleId],
      grants: [sub],
    })
    const bare = await join(owner, organizationId, { name, username: 'a.sowa', homeAccountId: sub })

    const places = [
      `${accountId}/processes`,
      `${sub}/units`,
      `${accountId}/account/sub-accounts`,
      `${accountId}/account/users`,
      `${accountId}/account/users/${member.memberId}`,
      `${accountId}/account/access`,
      `${accountId}/account/roles`,
      `${accountId}/account/roles?show=roles`,
      `${accountId}/account/history`,
      `${accountId}/account/tray`,
      ...['rights', 'grants', 'move', 'remove', 'view-as', 'assign-admin'].map(
        (dialog) => `${accountId}/account/users?dialog=${dialog}&of=${member.memberId}`,
      ),
    ]
    for (const width of [1440, 390]) {
      const context = await browser.newContext({
        baseURL: kontor.origin,
        viewport: { width, height: 844 },
        locale: 'pl-PL',
      })
      await owner.enter(context)
      const page = await context.newPage()
      const overflow = () =>
        page.evaluate(() => {
          const dialog = document.querySelector('[role=dialog]')
          return {
            page: document.documentElement.scrollWidth > innerWidth,
            dialog: dialog !== null && dialog.getBoundingClientRect().width > innerWidth,
          }
        })
      const none = { page: false, dialog: false }
      for (const place of places) {
        await page.goto(`/a/${place}`)
        await expect(page.getByRole('main')).toBeVisible()
        if (place.includes('dialog=')) await expect(page.getByRole('dialog')).toBeVisible()
        else await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expect(page.getByRole('heading', { name: 'Coś poszło nie tak' })).toBeHidden()
        expect(await overflow(), `${place} at ${width}`).toEqual(none)
      }

      await page.goto(`/a/${accountId}/account/users?dialog=view-as&of=${bare.memberId}`)
      await page.getByRole('dialog').getByRole('button', { name: 'Zacznij podgląd' }).click()
      await expect(page.getByRole('link', { name: 'Napisz e-mail' })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Zakończ podgląd' })).toBeInViewport({ ratio: 1 })
      expect(await overflow(), `view at ${width}`).toEqual(none)
      await context.close()
    }
  })
