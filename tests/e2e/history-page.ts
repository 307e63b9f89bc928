import type { Page } from '@playwright/test'
import type { KontorServer } from '../server/kontor-server.ts'
import { createSubAccount, join, register } from '../server/person.ts'
import { expect } from './fixtures.ts'

/** Halina owns Mewa Telekom with two sub-accounts; Krzysztof is an administrator, Paweł a member. */
export const setup = async (kontor: KontorServer) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const zulawy = await createSubAccount(owner, organizationId, 'Żuławy Mobile', 'PT 07240')
  const krzysztof = await join(owner, organizationId, {
    ...{ name: 'Krzysztof Zając', username: 'k.zajac', homeAccountId: accountId, admin: true },
  })
  const pawel = await join(owner, organizationId, {
    ...{ name: 'Paweł Grzęda', username: 'p.grzeda', homeAccountId: accountId },
    ...{ rights: ['mail'], grants: [kaszuby] },
  })
  const mutate = (name: string, args: object, by = owner) => by.mutate(organizationId, name, args)
  return { owner, organizationId, accountId, kaszuby, zulawy, krzysztof, pawel, mutate }
}

export const event = (page: Page, sentence: string) => page.getByRole('article').filter({ hasText: sentence })
export const search = (page: Page) => page.getByRole('searchbox', { name: 'Szukaj w historii' })
export const token = (page: Page, name: string) => page.getByRole('button', { name: `Usuń filtr: ${name}` })

export const openHistory = async (page: Page, accountId: string, query = '') => {
  await page.goto(`/a/${accountId}/account/history${query}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Historia' })).toBeVisible()
}
