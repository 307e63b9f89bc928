import type { Page } from '@playwright/test'
import { join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { manageUser } from './manage-user.ts'
import { syncState } from './sync-state.ts'

const banner = (page: Page) => page.getByRole('region', { name: 'Podgląd' })

test('[ISSUE 3] a server that is slow to answer is waited for until it does, or until the person gives up', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const person = { homeAccountId: accountId }
  const krzysztof = await join(owner, organizationId, {
    ...person,
    ...{ name: 'Krzysztof Zając', username: 'k.zajac', admin: true },
  })
  await join(owner, organizationId, { ...person, name: 'Joanna Nadolna', username: 'j.nadolna', rights: ['mail'] })
  const noted = async () =>
    (await owner.read<{ entries: unknown[] }>(`/api/documents/directory/${organizationId}/history?kind=view-as`))
      .entries.length
  const { context, page } = await newBrowser()
  await krzysztof.enter(context)
  await page.goto(`/a/${accountId}/account/users`)
  await expect(syncState(page)).toContainText('Zapisano')
  const dialog = page.getByRole('dialog')
  const begin = async () => {
    await manageUser(page, 'Joanna Nadolna', 'Podgląd jako ta osoba')
    kontor.freeze()
    await dialog.getByRole('button', { name: 'Zacznij podgląd' }).click()
    await expect(dialog.getByRole('status')).toContainText('Serwer jeszcze nie odpowiedział.')
  }

  await test.step('given up, no view begins, then or later, and it can be begun again', async () => {
    await begin()
    const stop = dialog.getByRole('button', { name: 'Przerwij' })
    await expect(stop).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('alert')).toContainText('czekanie zostało przerwane')
    await expect(dialog.getByRole('button', { name: 'Anuluj' })).toBeFocused()
    kontor.thaw()
    await expect(syncState(page)).toContainText('Zapisano')
    await expect(banner(page)).toBeHidden()
    await dialog.getByRole('button', { name: 'Anuluj' }).click()
  })
  await test.step('so it is when one leaves', async () => {
    await begin()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    kontor.thaw()
    await expect(syncState(page)).toContainText('Zapisano')
    await owner.mutate(organizationId, 'renameAccount', { accountId, name: 'Mewa Telekom Gdynia' })
    await expect(page.getByRole('banner')).toContainText('Mewa Telekom Gdynia')
    await expect(banner(page)).toBeHidden()
  })
  await test.step('waited for, it begins with the answer', async () => {
    const before = await noted()
    await begin()
    kontor.thaw()
    await expect(banner(page)).toContainText('Podgląd jako Joanna Nadolna.')
    expect(await noted()).toBe(before + 1)
  })
})
