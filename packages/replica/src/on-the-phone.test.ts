import type { Client, LoginId } from '@kontor/domain'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { MemoryBrowser } from './memory/memory-browser.ts'
import { openReplica } from './open-replica.ts'
import { gdynia, loginOf, organizationId } from './testing/sample-organization.ts'
import { goOffline, goOnline, openTab, shownName, startBrowser, startServer, untilOnline } from './testing/start.ts'

const anna: LoginId = loginOf('anna')

const openSite = async (browser: MemoryBrowser, client: Client) => {
  const replica = openReplica({ loginId: anna, origin: 'ws://kontor.example', ports: browser.tab(), client })
  onTestFinished(() => replica.close())
  await replica.loaded
  const site = { replica, directory: replica.directory(organizationId) }
  await untilOnline(site)
  return site
}
const setup = () => {
  const server = startServer()
  return { server, browser: startBrowser(server, anna) }
}
const name = 'Gdynia Port'

test('[B27] the site for phones refuses a change of the directory at once, and sends nothing', async () => {
  const { server, browser } = setup()
  const { directory, replica } = await openSite(browser, 'phone')
  const refusal = { code: 'not-on-the-phone' }
  expect(directory.check('renameAccount', { accountId: gdynia, name })).toEqual(refusal)
  expect(await directory.mutate('renameAccount', { accountId: gdynia, name })).toEqual({ accepted: false, refusal })
  expect([replica.state.pending, replica.state.tray, server.received]).toEqual([[], [], []])
})

test('[B27] what the full site left waiting is shown on the phone, and sent by the full site', async () => {
  const { server, browser } = setup()
  const web = await openTab(browser, anna)
  await untilOnline(web)
  goOffline(server, browser)
  await web.directory.mutate('renameAccount', { accountId: gdynia, name })
  web.replica.close()
  goOnline(server, browser)
  const phone = await openSite(browser, 'phone')
  await vi.waitFor(() => expect(shownName(phone, gdynia)).toBe(name))
  expect([phone.replica.state.pending.length, server.received]).toEqual([1, []])
  const again = await openTab(browser, anna)
  await vi.waitFor(() => expect(again.replica.state.pending).toEqual([]))
  expect(server.room(organizationId).directory.account.get(gdynia)?.name).toBe(name)
  await vi.waitFor(() => expect(phone.replica.state.pending).toEqual([]))
})
