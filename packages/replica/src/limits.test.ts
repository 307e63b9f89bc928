import type { LoginId, MutationId } from '@kontor/domain'
import { closeCodes } from '@kontor/protocol'
import { expect, onTestFinished, test, vi } from 'vitest'
import { replicaLimits } from './limits.ts'
import { memoryBrowser } from './memory/memory-browser.ts'
import { gdynia, loginOf, memberIdOf, organizationId } from './testing/sample-organization.ts'
import { goOffline, goOnline, openTab, openTabOnline, startBrowser, startServer } from './testing/start.ts'

const anna: LoginId = loginOf('anna')
const jan: LoginId = loginOf('jan')

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** So many milliseconds from each attempt to the next: from the first of them on twice as long, up to the longest. */
const doubling = (firstMs: number, longestMs: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => Math.min(firstMs * 2 ** at, longestMs))

/** Each attempt comes when its time is over, and not a millisecond before. */
const expectAttempts = async (
  clock: { advance(byMs: number): void },
  delays: readonly number[],
  attempts: () => number,
): Promise<void> => {
  await settled()
  for (const delay of delays) {
    const before = attempts()
    clock.advance(delay - 1)
    await settled()
    expect([delay, attempts()]).toEqual([delay, before])
    clock.advance(1)
    await settled()
    expect([delay, attempts()]).toEqual([delay, before + 1])
  }
}

test('[S11] a copy that is refused again and again is asked for ever more slowly, up to the longest', async () => {
  const server = startServer()
  const browser = startBrowser(server, jan)
  const { directory } = await openTabOnline(browser, jan)
  server.closesWith = closeCodes.notAllowed
  for (const { end, address } of server.sockets) if (address.kind === 'directory') end.close(closeCodes.notAllowed)
  await vi.waitFor(() => expect(directory.state.connection).toBe('not-allowed'))
  const delays = doubling(replicaLimits.deniedRetryMs, replicaLimits.deniedRetryMaxMs, 6)
  expect(delays.slice(-2)).toEqual([replicaLimits.deniedRetryMaxMs, replicaLimits.deniedRetryMaxMs])
  await expectAttempts(browser.clock, delays, () => server.opened)
})

test('[S11] a server that answers every copy with a reset is met ever more slowly, up to the longest', async () => {
  const server = startServer()
  const browser = startBrowser(server, anna)
  const { directory } = await openTabOnline(browser, anna)
  server.alwaysResets = true
  goOffline(server, browser)
  goOnline(server, browser)
  await vi.waitFor(() => expect(directory.state.connection).not.toBe('online'))
  const delays = doubling(replicaLimits.resetDelayMs, replicaLimits.resetDelayMaxMs, 7)
  expect(delays.slice(-2)).toEqual([replicaLimits.resetDelayMaxMs, replicaLimits.resetDelayMaxMs])
  await expectAttempts(browser.clock, delays, () => server.opened)
})

test('[S11] verdicts that are not answered are asked for ever more slowly, up to the longest', async () => {
  const server = startServer()
  const browser = startBrowser(server, jan)
  const { directory, replica } = await openTabOnline(browser, jan)
  goOffline(server, browser)
  const args = { memberId: memberIdOf('jan') }
  server.run(organizationId, anna, [{ id: 'by-anna-0001' as MutationId, name: 'withdrawAdmin', version: 1, args }])
  await directory.mutate('renameAccount', { accountId: gdynia, name: 'One' })
  server.postFails = true
  goOnline(server, browser)
  await vi.waitFor(() => expect(replica.state.access?.organizations[0]?.directory).toBe('none'))
  const delays = doubling(replicaLimits.postRetryMs, replicaLimits.postRetryMaxMs, 7)
  expect(delays.slice(-2)).toEqual([replicaLimits.postRetryMaxMs, replicaLimits.postRetryMaxMs])
  await expectAttempts(browser.clock, delays, () => server.posts)
})

test('[S11] a server that is not there is tried again after the longest delay at last, and no later', async () => {
  const server = startServer()
  let attempts = 0
  class CountedSocket extends server.webSocketOf(anna) {
    constructor(url: string | URL) {
      super(url)
      if (String(url).includes('directory')) attempts += 1
    }
  }
  server.reachable = false
  const browser = memoryBrowser({ WebSocket: CountedSocket, http: server.httpOf(anna) })
  const fake = vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  await openTab(browser, anna)
  await settled()
  for (let turn = 0; turn < 10; turn += 1) {
    fake.advanceTimersByTime(replicaLimits.reconnectDelayMaxMs)
    await settled()
  }
  const clock = { advance: (byMs: number) => void fake.advanceTimersByTime(byMs) }
  const delays = Array.from({ length: 3 }, () => replicaLimits.reconnectDelayMaxMs)
  await expectAttempts(clock, delays, () => attempts)
})
