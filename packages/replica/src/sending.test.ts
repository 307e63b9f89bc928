import type { AccountId, LoginId, MutationId } from '@kontor/domain'
import { expect, test, vi } from 'vitest'
import { openTab, startBrowser, startServer } from './testing/start.ts'
import { loginOf, organizationId } from './testing/sample-organization.ts'

const anna: LoginId = loginOf('anna')
const gdynia = 'account-gdynia' as AccountId

const setup = async () => {
  const server = startServer()
  const browser = startBrowser(server, anna)
  const tab = await openTab(browser, anna)
  await vi.waitFor(() => expect(tab.directory.state.connection).toBe('online'))
  return { server, browser, ...tab }
}
const nameOf = (directory: { readonly state: { readonly directory: unknown } }) =>
  (directory.state.directory as { account: Map<string, { name: string }> } | null)?.account.get(gdynia)?.name

test('[S4] a change is on the screen at once, is accepted, and never flickers back', async () => {
  const { server, directory } = await setup()
  const seen: unknown[] = []
  directory.subscribe(() => seen.push(nameOf(directory)))
  const result = directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  expect(nameOf(directory)).toBe('Gdynia Port')
  expect(await result).toEqual({ accepted: true, id: 'made-here-0001' })
  await vi.waitFor(() => expect(directory.state.pending).toEqual([]))
  expect(server.room(organizationId).directory.account.get(gdynia)?.name).toBe('Gdynia Port')
  expect(new Set(seen)).toEqual(new Set(['Gdynia Port']))
  expect([...directory.state.touched]).toEqual([])
})
