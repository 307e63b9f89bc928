import type { AccessSnapshot, LoginId, OrganizationId } from '@kontor/domain'
import { encodeDown } from '@kontor/protocol'
import { expect, it } from 'vitest'
import { createManualClock } from '../testing/manual-clock.ts'
import { login } from '../testing/sample-organization.ts'
import { AccessChannels } from './access-channels.ts'

const mewa = 'mewa' as OrganizationId
const anna = login('anna')
const everyone = { everyone: true, logins: new Set<LoginId>() }

/** Snapshots are built when the test says so: `built` answers the question that has waited longest. */
const setup = () => {
  const asked: ((snapshot: AccessSnapshot) => void)[] = []
  const rooms = { accessSnapshot: () => new Promise<AccessSnapshot>((resolve) => asked.push(resolve)) }
  const channels = new AccessChannels({ rooms, clock: createManualClock() })
  const heard: Uint8Array[] = []
  const socket = {
    login: anna,
    send: (frame: Uint8Array) => void heard.push(frame),
    close: () => undefined,
    session: { id: 'session-1', loginId: anna.id, expiresAt: 1, signedInBy: 'password' } as const,
  }
  const built = async (name: string): Promise<void> => {
    asked.shift()?.(snapshotWith(name))
    // The channel sends, and asks for the next, in the turns after the answer.
    await new Promise(setImmediate)
  }
  return { channels, socket, heard, asked, built }
}
const snapshotWith = (name: string): AccessSnapshot => ({
  login: anna,
  organizations: [
    {
      id: mewa,
      name,
      profile: 'telecom',
      demonstration: false,
      member: { id: 'm' as never, homeAccountId: 'a' as never, primary: false, admin: false, status: 'active' },
      directory: 'none',
      accounts: [],
      contact: null,
    },
  ],
})
const frameWith = (name: string) => encodeDown({ type: 'access', snapshot: snapshotWith(name) })

it('[S5] a change for everyone that comes while the first snapshot is built is sent too', async () => {
  const { channels, socket, heard, asked, built } = setup()
  channels.add(socket)
  channels.committed(mewa, everyone)
  expect(channels.has(mewa, [])).toBe(true)
  await built('before the change')
  expect(asked).toHaveLength(1)
  await built('after the change')
  expect(heard).toEqual([frameWith('before the change'), frameWith('after the change')])
})

it('[S5] a snapshot that is as it was is not sent again, nor is one asked for about another organisation', async () => {
  const { channels, socket, heard, asked, built } = setup()
  channels.add(socket)
  await built('Mewa')
  channels.committed(mewa, everyone)
  await built('Mewa')
  channels.committed('morena' as OrganizationId, everyone)
  expect(asked).toHaveLength(0)
  expect(heard).toEqual([frameWith('Mewa')])
})
