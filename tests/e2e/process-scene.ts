import type { Locator, Page } from '@playwright/test'
import type { Right } from '@kontor/domain'
import { join, newId, register, type Answering, type Person } from '../server/person.ts'
import { expect } from './fixtures.ts'

/** Sends one mutation to the processes of an account and demands that it is accepted. */
export const changeProcesses = async (person: Person, accountId: string, name: string, args: object): Promise<void> => {
  const answer = await person.request('POST', `/api/documents/section/${accountId}.processes/mutations`, {
    mutations: [{ id: newId(), name, args }],
  })
  const text = await answer.text()
  const outcome = answer.ok ? (JSON.parse(text) as { outcomes: { code?: string }[] }).outcomes[0] : { code: text }
  expect(outcome?.code, name).toBe(undefined)
}

/** Opens a complaint, and gives its id. */
export const openComplaint = async (
  person: Person,
  accountId: string,
  title: string,
  more: object = {},
): Promise<string> => {
  const processId = newId()
  await changeProcesses(person, accountId, 'openProcess', { processId, type: 'complaint', title, ...more })
  return processId
}

/** Opens a case of number portability, and gives its id. */
export const openCase = async (
  person: Person,
  accountId: string,
  { from, to, service = 'mnp', more = {} }: { from: string; to?: string; service?: 'fnp' | 'mnp'; more?: object },
): Promise<string> => {
  const processId = newId()
  const numbers = to === undefined ? { from } : { from, to }
  const portability = { service, numbers, mode: 'DAY', inPerson: true, operator: 'PT 01102' }
  await changeProcesses(person, accountId, 'openProcess', { processId, type: 'np-in', portability, ...more })
  return processId
}

export const openBoard = async (page: Page, accountId: string): Promise<void> => {
  await page.goto(`/a/${accountId}/processes`)
  await expect(page.getByRole('button', { name: 'Nowy proces' }).first()).toBeVisible()
}

export const lane = (page: Page, state: string): Locator => page.getByRole('region', { name: new RegExp(`^${state}`) })
export const card = (within: Page | Locator, title: string): Locator => {
  const page = 'goto' in within ? within : within.page()
  return within.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) })
}
/** Drags a card as a hand does, by several moves of the mouse. */
export const drag = async (page: Page, from: Locator, to: Locator): Promise<void> => {
  await to.scrollIntoViewIfNeeded()
  await from.hover({ position: { x: 100, y: 60 } })
  await page.mouse.down()
  const box = await to.boundingBox()
  if (box === null) throw new Error('There is nothing to drop on.')
  await page.mouse.move(box.x + box.width / 2, box.y + 20, { steps: 12 })
  await to.hover({ position: { x: box.width / 2, y: 40 } })
  await page.mouse.up()
}

/** The process that is open beside the list. */
export const panel = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true })

export const complaint = 'Zanik zasięgu'

/** A main account with one complaint, and Joanna, who shares its board. */
export const complaintScene = async (kontor: Answering, rights: readonly Right[] = ['processes']) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const nadolna = await join(owner, organizationId, {
    ...{ name: 'Joanna Nadolna', username: 'j.nadolna', rights, homeAccountId: accountId },
  })
  return { owner, organizationId, accountId, nadolna, processId: await openComplaint(owner, accountId, complaint) }
}
