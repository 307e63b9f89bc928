import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { directoryOf } from '../testing/sample-organization.ts'
import { StorageFailed, TooManyWaiting } from './room-errors.ts'
import { mewa, ola, openMewaRooms, createRole } from '../testing/mewa-rooms.ts'

it('[S11] a login’s refusals are bounded, at first and by the second; accepted mutations and those of others do not count', async () => {
  const { store, clock, rooms, submit } = await openMewaRooms()
  const { burst, perSecond } = serverLimits.refusals
  const bothers = (count: number) =>
    rooms.submit(
      directoryOf(mewa),
      ola.id,
      Array.from({ length: count }, () => createRole('x')),
    )
  for (let sent = 0; sent < burst; sent += 500) expect(await bothers(500)).toHaveLength(500)
  const kept = store.commits.length
  await expect(bothers(1)).rejects.toMatchObject({ name: 'TooManyWaiting', afterMs: 1000 / perSecond })
  expect(store.commits.length).toBe(kept)
  clock.advance(1000 / perSecond)
  expect(await bothers(1)).toMatchObject([{ outcome: 'refused', code: 'not-admin' }])
  await expect(bothers(1)).rejects.toThrow(TooManyWaiting)
  for (let at = 0; at < 3; at += 1) {
    const roles = Array.from({ length: 150 }, (_, number) => createRole(`r-${at}-${number}`))
    expect((await submit(...roles)).every(({ outcome }) => outcome === 'accepted')).toBe(true)
  }
})

it('[S11] a large refusal counts by the kilobytes that are kept of it', async () => {
  const { rooms } = await openMewaRooms()
  const large = () => ({ ...createRole('x'), args: { ballast: 'x'.repeat(10 * 1024 - 14) } })
  expect(JSON.stringify(large().args).length).toBe(10 * 1024)
  const bothers = (count: number) => rooms.submit(directoryOf(mewa), ola.id, Array.from({ length: count }, large))
  expect(await bothers(serverLimits.refusals.burst / 10)).toHaveLength(serverLimits.refusals.burst / 10)
  await expect(bothers(1)).rejects.toMatchObject({ afterMs: 10_000 / serverLimits.refusals.perSecond })
})

it('[S11] a mutation that the storage did not take is not counted', async () => {
  const { store, rooms } = await openMewaRooms()
  const many = Array.from({ length: serverLimits.refusals.burst }, () => createRole('x'))
  store.failing = 'before'
  await expect(rooms.submit(directoryOf(mewa), ola.id, many)).rejects.toThrow(StorageFailed)
  store.failing = null
  expect(await rooms.submit(directoryOf(mewa), ola.id, many)).toHaveLength(many.length)
})
