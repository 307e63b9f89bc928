import { dayMs, invitationState, type InvitationId, type LoginId } from '@kontor/domain'
import { expect, test, vi } from 'vitest'
import { replicaLimits } from './limits.ts'
import { memoryClock } from './memory/memory-clock.ts'
import { gdynia, loginOf } from './testing/sample-organization.ts'
import { goOffline, openTab, openTabOnline, startBrowser, startServer } from './testing/start.ts'

const anna: LoginId = loginOf('anna')
const serverNow = Date.UTC(2026, 10, 22, 12)

/** A browser whose clock is ten days fast. */
const setup = async (aheadMs = 10 * dayMs) => {
  const server = startServer()
  const browser = startBrowser(server, anna)
  server.clock = memoryClock(browser.clock.now() - aheadMs)
  expect(server.clock.now()).toBe(serverNow - aheadMs)
  return { server, browser, tab: await openTabOnline(browser, anna) }
}

test('[ISSUE 8] the time of a browser that is ten days fast is the server’s, for mutators too', async () => {
  const { server, browser, tab } = await setup()
  const now = server.clock.now()
  expect(tab.replica.now()).toBe(now)
  expect(browser.clock.now() - now).toBe(10 * dayMs)
  goOffline(server, browser)
  const access = { homeAccountId: gdynia, admin: false, rights: [], roleIds: [], grants: [] }
  const invitationId = 'invitation-0001' as InvitationId
  await tab.directory.mutate('inviteMember', { invitationId, name: 'Ewa', email: 'ewa@mewa.example', ...access })
  const { directory, pending } = tab.directory.state
  const invitation = directory?.invitation.get(invitationId)
  expect([pending[0]?.createdAt, invitation?.sentAt]).toEqual([now, now])
  expect(directory && invitation && invitationState(directory, invitation, tab.replica.now())).toBe('pending')
})

test('[ISSUE 8] the difference is kept for a start without the server', async () => {
  const { server, browser, tab } = await setup()
  await vi.waitFor(async () => expect(await (await browser.openStorage(anna)).readClockOffset()).toBe(-10 * dayMs))
  goOffline(server, browser)
  tab.replica.close()
  const again = await openTab(browser, anna)
  expect(again.replica.now()).toBe(server.clock.now())
})

test('[ISSUE 8] a clock that differs by less than a message may take is left as it is', async () => {
  const { browser, tab } = await setup(replicaLimits.clockToleranceMs - 1)
  expect(tab.replica.now()).toBe(browser.clock.now())
  const { browser: slow, tab: slowTab } = await setup(replicaLimits.clockToleranceMs)
  expect(slowTab.replica.now()).toBe(slow.clock.now() - replicaLimits.clockToleranceMs)
})
