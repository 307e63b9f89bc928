import type { Page } from '@playwright/test'
import { createSubAccount, join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { goOffline } from './go-offline.ts'
import { expectNoFindings } from './no-findings.ts'
import { openComplaint } from './process-scene.ts'
import { syncState } from './sync-state.ts'

test.use({ serviceWorkers: 'allow' })

const palette = (page: Page) => page.getByRole('dialog', { name: 'Szukaj i polecenia' })
const results = (page: Page) => palette(page).getByRole('option')
const group = (page: Page, name: string) => palette(page).getByRole('group', { name, exact: true })

const search = async (page: Page, text: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  await expect(palette(page).getByRole('combobox')).toBeFocused()
  await page.keyboard.type(text)
}

test('[DESIGN 10] [B28] by keyboard alone the palette finds the records of every account, under its name, offline too', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const zulawy = await createSubAccount(owner, organizationId, 'Żuławy Mobile', 'PT 07240')
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  await openComplaint(owner, accountId, 'Łącze u Anny d’Or')
  await openComplaint(owner, zulawy, 'Złe łącze u Anny d’Or')
  await openComplaint(owner, kaszuby, 'Łącze u Anny d’Or, Żukowo')
  const nadolna = await join(owner, organizationId, {
    ...{ name: 'Joanna Nadolna', username: 'j.nadolna', homeAccountId: accountId, rights: ['processes'] },
    grants: [zulawy],
  })
  const { page } = await newBrowser(owner)
  await page.goto('/')
  const open = (account: string) => page.getByRole('main').getByRole('link', { name: `Otwarte: 1, ${account}` })
  for (const account of ['Mewa Telekom', 'Żuławy Mobile', 'Kaszuby Online']) await expect(open(account)).toBeVisible()
  await expect(syncState(page)).toContainText('Zapisano')

  await test.step('every account under its own name, without Polish letters and with a plain apostrophe', async () => {
    await search(page, "lacze d'or")
    await expect(group(page, 'Procesy').getByRole('option')).toHaveCount(1)
    await expect(group(page, 'Żuławy Mobile').getByRole('option')).toHaveText(/Złe łącze u Anny d’Or/)
    await expect(group(page, 'Kaszuby Online').getByRole('option')).toHaveText(/Żukowo/)
    await expectNoFindings(page, 'the palette across accounts')
    await page.keyboard.press('Escape')
  })
  await test.step('Enter leads to the record in its account, which then comes first', async () => {
    await search(page, 'zle lacze')
    await expect(results(page)).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/a/${zulawy}/processes`))
    await expect(page.getByRole('region', { name: 'Złe łącze u Anny d’Or', exact: true })).toBeVisible()
  })
  await test.step('offline it goes on from the copies', async () => {
    await goOffline(page)
    await search(page, 'zukowo')
    await expect(group(page, 'Kaszuby Online').getByRole('option')).toHaveCount(1)
    await page.keyboard.press('Escape')
  })
  await test.step('who does not reach an account finds nothing of it', async () => {
    const { page: hers } = await newBrowser(nadolna)
    await hers.goto('/')
    await expect(hers.getByRole('main').getByRole('link', { name: 'Otwarte: 1, Żuławy Mobile' })).toBeVisible()
    await search(hers, 'lacze')
    await expect(group(hers, 'Żuławy Mobile').getByRole('option')).toHaveCount(1)
    await expect(results(hers).filter({ hasText: 'Żukowo' })).toHaveCount(0)
    await expect(palette(hers)).not.toContainText('Kaszuby')
  })
})
