import { newId, type Person } from '../server/person.ts'
import { expect } from './fixtures.ts'

/** Sends one mutation to a section of an account, and demands that it is accepted. */
export const changeSection = async (
  person: Person,
  accountId: string,
  key: string,
  name: string,
  args: object,
): Promise<void> => {
  const answer = await person.request('POST', `/api/documents/section/${accountId}.${key}/mutations`, {
    mutations: [{ id: newId(), name, args }],
  })
  const text = await answer.text()
  const outcome = answer.ok ? (JSON.parse(text) as { outcomes: { code?: string }[] }).outcomes[0] : { code: text }
  expect(outcome?.code, name).toBe(undefined)
}

/** The units of an account, as its access snapshot has them. */
export const unitsOfAccount = async (
  person: Person,
  accountId: string,
): Promise<readonly { readonly id: string; readonly identifier: string }[]> => {
  const answer = await person.request('GET', '/api/access')
  const { organizations } = (await answer.json()) as {
    organizations: { accounts: { id: string; units: { id: string; identifier: string }[] }[] }[]
  }
  return organizations.flatMap(({ accounts }) => accounts).find(({ id }) => id === accountId)?.units ?? []
}
