import type { LoginId, MutationId } from '@kontor/domain'
import { expect, test, vi } from 'vitest'
import { gdynia, loginOf, organizationId } from './testing/sample-organization.ts'
import { goOffline, goOnline, openTabOnline, startBrowser, startServer } from './testing/start.ts'

const anna: LoginId = loginOf('anna')
const jan: LoginId = loginOf('jan')

/** Anna has signed in through the provider, Jan with a password. */
const setup = async () => {
  const server = startServer()
  server.signedInBy.set(anna, 'provider')
  const browser = startBrowser(server, jan)
  const tab = await openTabOnline(browser, jan)
  let mutations = 0
  const demand = (demanded: boolean) => {
    mutations += 1
    const args = { demanded }
    const mutation = { id: `by-anna-000${mutations}` as MutationId, name: 'demandSingleSignOn', version: 1, args }
    expect(server.run(organizationId, anna, [mutation])).toMatchObject([{ outcome: 'accepted' }])
  }
  const copies = async () => (await browser.openStorage(jan)).readCopies()
  return { server, browser, tab, demand, copies, ...tab }
}

test('[ISSUE 11] a demand closes the copy at once and keeps it in the browser', async () => {
  const { demand, directory, replica, copies } = await setup()
  demand(true)
  await vi.waitFor(() => expect(directory.state.connection).toBe('single-sign-on'))
  expect(directory.state.directory).toBeNull()
  await vi.waitFor(() => expect(replica.state.access?.organizations[0]?.awaitsSingleSignOn?.directory).toBe('write'))
  expect(replica.state.access?.organizations[0]).toMatchObject({ directory: 'none', accounts: [] })
  expect(await copies()).toMatchObject([{ arrived: true }])
  expect(await directory.mutate('renameAccount', { accountId: gdynia, name: 'Port' })).toEqual({
    accepted: false,
    refusal: { code: 'single-sign-on-required' },
  })
  expect([replica.state.connection, replica.state.tray]).toEqual(['online', []])
})

test('[ISSUE 11] the copy opens again once the demand is lifted', async () => {
  const { demand, directory } = await setup()
  demand(true)
  await vi.waitFor(() => expect(directory.state.connection).toBe('single-sign-on'))
  demand(false)
  await vi.waitFor(() => expect(directory.state.directory?.account.get(gdynia)?.name).toBe('Gdynia'))
  expect(directory.state.connection).toBe('online')
})

test('[ISSUE 11] [S5] unsent changes wait, neither judged nor dropped, and go after a sign-in through the provider', async () => {
  const { server, browser, demand, directory, replica, copies } = await setup()
  goOffline(server, browser)
  await vi.waitFor(() => expect(directory.state.connection).toBe('offline'))
  await directory.mutate('renameAccount', { accountId: gdynia, name: 'Gdynia Port' })
  demand(true)
  goOnline(server, browser)
  await vi.waitFor(() => expect(directory.state.connection).toBe('single-sign-on'))
  await vi.waitFor(() => expect(replica.state.connection).toBe('online'))
  expect([replica.state.pending.length, replica.state.tray, server.posts]).toEqual([1, [], 0])
  expect(server.room(organizationId).directory.account.get(gdynia)?.name).toBe('Gdynia')
  replica.close()
  expect(await copies()).toMatchObject([{ arrived: true }])

  server.signedInBy.set(jan, 'provider')
  const again = await openTabOnline(browser, jan)
  await vi.waitFor(() => expect(again.replica.state.pending).toEqual([]))
  expect(server.room(organizationId).directory.account.get(gdynia)?.name).toBe('Gdynia Port')
  expect(again.replica.state.tray).toEqual([])
})
