import { describe, expect, test, vi } from 'vitest'
import type { Channel } from '../ports/channel.ts'
import type { Locks } from '../ports/locks.ts'

/** What locks and channels must do between the tabs of one browser. */
export const tabsContract = (name: string, locks: Locks, openChannel: (name: string) => Channel): void => {
  describe(name, () => {
    test('[S12] a lock has one holder at a time, in the order of asking', async () => {
      const holders: string[] = []
      const leaveFirst = locks.hold('one-at-a-time', () => holders.push('first'))
      const leaveSecond = locks.hold('one-at-a-time', () => holders.push('second'))
      locks.hold('one-at-a-time', () => holders.push('third'))
      await vi.waitFor(() => expect(holders).toEqual(['first']))
      leaveSecond()
      leaveFirst()
      await vi.waitFor(() => expect(holders).toEqual(['first', 'third']))
    })

    test('[S12] locks of other names do not wait for each other', async () => {
      const holders: string[] = []
      locks.hold('one-name', () => holders.push('one'))
      locks.hold('other-name', () => holders.push('other'))
      await vi.waitFor(() => expect(holders.length).toBe(2))
    })

    test('[S12] a message reaches the other tabs of the same channel, and not the sender', async () => {
      const [sender, tab, elsewhere] = [openChannel('kontor/a'), openChannel('kontor/a'), openChannel('kontor/b')]
      const heard: unknown[] = []
      sender.listen((message) => heard.push(['sender', message]))
      tab.listen((message) => heard.push(['tab', message]))
      elsewhere.listen((message) => heard.push(['elsewhere', message]))
      sender.post({ type: 'hello' })
      await vi.waitFor(() => expect(heard).toEqual([['tab', { type: 'hello' }]]))
      for (const channel of [sender, tab, elsewhere]) channel.close()
    })
  })
}
