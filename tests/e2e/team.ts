import { expect, type Page } from '@playwright/test'
import type { KontorServer } from '../server/kontor-server.ts'
import { join, register, type RegisteredOwner } from '../server/person.ts'

const people = [
  { name: 'Krzysztof Zając', username: 'k.zajac', admin: true },
  { name: 'Joanna Nadolna', username: 'j.nadolna', rights: ['mail'] },
  { name: 'Paweł Grzęda', username: 'p.grzeda', rights: ['units'] },
  { name: 'Zofia Żmijewska', username: 'z.zmijewska', rights: ['finance'] },
] as const

export interface Team extends RegisteredOwner {
  readonly memberIds: Readonly<Record<string, string>>
}

/** Halina Wróblewska, who owns it, an administrator, and three people of the main account. */
export const registerTeam = async (kontor: KontorServer): Promise<Team> => {
  const registered = await register(kontor)
  const { owner, organizationId, accountId } = registered
  const memberIds: Record<string, string> = {}
  for (const person of people) {
    const { memberId } = await join(owner, organizationId, { ...person, homeAccountId: accountId })
    memberIds[person.name] = memberId
  }
  return { ...registered, memberIds }
}

export const openUsers = async (page: Page, accountId: string, search = ''): Promise<void> => {
  await page.goto(`/a/${accountId}/account/users${search}`)
  await expect(page.getByRole('row').nth(1)).toBeVisible()
}

export const mark = async (page: Page, ...names: readonly string[]): Promise<void> => {
  for (const name of names) await page.getByRole('checkbox', { name: `Zaznacz: ${name}` }).check()
}

/** What can be done with those who are marked. */
export const markedBar = (page: Page) => page.getByRole('toolbar', { name: 'Zaznaczone osoby' })
