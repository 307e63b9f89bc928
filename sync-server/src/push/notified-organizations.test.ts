import type { LoginId, OrganizationId, SessionId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { memoryPushDevices } from './memory-push-devices.ts'
import { notifiedOrganizations } from './notified-organizations.ts'

const mewa = 'organization-mewa' as OrganizationId
const device = {
  ...{ id: 'device-1', loginId: 'login-anna' as LoginId, sessionId: 'session-1' as SessionId },
  ...{ endpointHash: 'hash', sealed: 'sealed', userAgent: null, addedAt: 1 },
}
const setup = () => {
  const clock = createManualClock(1_000)
  const stored = memoryPushDevices(async (_, organizationId) => organizationId === mewa)
  let reads = 0
  const counted = { ...stored, loginsIn: (id: OrganizationId) => ((reads += 1), stored.loginsIn(id)) }
  return { clock, stored, devices: notifiedOrganizations(counted, clock.now), reads: () => reads }
}

it('[DESIGN 13] an organisation without a device is notified of nothing; one that is added counts at once', async () => {
  const { devices, reads } = setup()
  expect([await devices.isNotified(mewa), await devices.isNotified(mewa), reads()]).toEqual([false, false, 1])
  await devices.add(device, 1)
  expect(await devices.isNotified(mewa)).toBe(true)
  expect(await devices.isNotified('organization-orla' as OrganizationId)).toBe(false)
})

it('[DESIGN 14] one that another server has added counts after a moment', async () => {
  const { clock, stored, devices } = setup()
  expect(await devices.isNotified(mewa)).toBe(false)
  await stored.add(device, 1)
  expect(await devices.isNotified(mewa)).toBe(false)
  clock.advance(serverLimits.push.notifiedKnownMs)
  expect(await devices.isNotified(mewa)).toBe(true)
})

it('[DESIGN 13] what cannot be read counts as notified, and only so many answers are kept', async () => {
  const { clock, stored, devices, reads } = setup()
  const failing = notifiedOrganizations({ ...stored, loginsIn: () => Promise.reject(new Error('disk')) }, clock.now)
  expect(await failing.isNotified(mewa)).toBe(true)
  const { notifiedKnownMax } = serverLimits.push
  for (let at = 0; at < notifiedKnownMax + 1; at += 1) await devices.isNotified(`organization-${at}` as OrganizationId)
  await devices.isNotified('organization-0' as OrganizationId)
  expect(reads()).toBe(notifiedKnownMax + 2)
})
