import type { Page } from '@playwright/test'
import type { KontorServer } from '../server/kontor-server.ts'
import { createSubAccount, join, register } from '../server/person.ts'
import { expect } from './fixtures.ts'
import { manageUser } from './manage-user.ts'

export const banner = (page: Page) => page.getByRole('region', { name: 'Podgląd' })
export const sections = (page: Page) => page.getByRole('navigation', { name: 'Działy' }).first()

export const viewAs = async (page: Page, name: string): Promise<void> => {
  await manageUser(page, name, 'Podgląd jako ta osoba')
  await page.getByRole('dialog').getByRole('button', { name: 'Zacznij podgląd' }).click()
  await expect(banner(page)).toContainText(`Podgląd jako ${name}.`)
}

/** Halina owns; Krzysztof administers; Joanna reads mail in the main account and in one of two sub-accounts. */
export const setup = async (kontor: KontorServer) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const zulawy = await createSubAccount(owner, organizationId, 'Żuławy Mobile', 'PT 07240')
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const krzysztof = await join(owner, organizationId, {
    name: 'Krzysztof Zając',
    username: 'k.zajac',
    homeAccountId: accountId,
    admin: true,
  })
  const joanna = await join(owner, organizationId, {
    name: 'Joanna Nadolna',
    username: 'j.nadolna',
    homeAccountId: accountId,
    rights: ['mail'],
    grants: [zulawy],
  })
  return { owner, organizationId, accountId, zulawy, kaszuby, krzysztof, joanna }
}
