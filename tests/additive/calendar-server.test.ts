import type { Calendar } from '@kontor/domain'
import { documentName, type SentMutation } from '@kontor/protocol'
import { expect, it, onTestFinished, vi } from 'vitest'
import { systemClock } from '../../sync-server/src/clock/clock.ts'
import { startEffectsWorker } from '../../sync-server/src/effects/effects-worker.ts'
import { projectSection } from '../../sync-server/src/effects/project-section.ts'
import { joinAs, mainAccountOf } from '../../sync-server/src/testing/sample-organization.ts'
import {
  jantar,
  leon,
  mainReservations,
  openReservationsServer,
  toReservations,
  urszula,
} from './reservations-server.ts'

const mainCalendar = documentName({ kind: 'section', accountId: mainAccountOf(jantar), key: 'calendar' })
const roomTypeId = 'type-0001'

let sent = 0
const toCalendar = (name: string, args: SentMutation['args']): SentMutation => ({
  ...{ id: `calendar-mutation-${(sent += 1)}` as SentMutation['id'], name, version: 1, args },
})
const make = (word: string) =>
  toReservations('makeReservation', {
    ...{ reservationId: `reservation-${word}`, name: 'Róża Malec', roomType: 'Rodzinny', adults: 2, price: 115_300 },
    ...{ source: 'portal', arrival: '2026-11-20', departure: '2026-11-22' },
  })

/** A hotel with a room type of one room, priced; Leon may open the calendar, or the reservations. */
const setup = async (rightOfLeon: 'calendar' | 'reservations') => {
  const server = await openReservationsServer()
  const { rooms, store } = server
  await joinAs(rooms, { organizationId: jantar, by: urszula, who: leon, rights: [rightOfLeon] })
  const lanes = { 'project-section': { carry: projectSection(rooms) } }
  const worker = startEffectsWorker({ store, lanes, clock: systemClock, log: () => undefined })
  onTestFinished(() => worker.stop())
  rooms.onCommitted(() => worker.wake())
  const nights = { roomTypeIds: [roomTypeId], from: '2026-11-20', to: '2026-11-24' }
  const outcomes = await rooms.submit(mainCalendar, urszula.id, [
    toCalendar('addRoomType', { roomTypeId, name: 'Rodzinny', rooms: 1 }),
    toCalendar('addRatePlan', { ratePlanId: 'plan-0001', name: 'Podstawowa' }),
    toCalendar('setNights', { ...nights, prices: [{ ratePlanId: 'plan-0001', price: 63_577 }] }),
  ])
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted'])
  const calendar = async (loginId = urszula.id) =>
    (await rooms.contentFor(mainCalendar, loginId)) as unknown as Calendar | null
  const taken = async () => [...((await calendar())?.taken.values() ?? [])].map(({ taken }) => taken)
  return { ...server, calendar, taken, worker }
}

it('[ISSUE 10] [S18] a reservation takes a room in the calendar, and overbooking is accepted', async () => {
  const { submit, taken, store } = await setup('calendar')
  await submit(urszula.id, make('0001'))
  await vi.waitFor(async () => expect(await store.seqOf(mainCalendar)).toBe(4))
  await submit(urszula.id, make('0002'))
  const two = [...Array<number>(19).fill(0), 2, 2]
  await vi.waitFor(async () => expect(await taken()).toEqual([two]))
})

it('[B28] a member with the calendar alone receives no guest, reservation or note of one', async () => {
  const { submit, rooms, calendar, worker } = await setup('calendar')
  await submit(urszula.id, make('0001'))
  await worker.idle()
  const content = await calendar(leon.id)
  expect(content?.taken.size).toBe(1)
  const everything = JSON.stringify(Object.values(content ?? {}).map((records) => [...records.values()]))
  expect(everything).not.toMatch(/Malec|reservation-0001|115300/)
  expect(await rooms.contentFor(mainReservations, leon.id)).toBe(null)
})

it('[B28] a member without the calendar receives names of room types, and no rooms and no prices', async () => {
  const { calendar, content, worker } = await setup('reservations')
  await worker.idle()
  expect(await calendar(leon.id)).toBe(null)
  const { roomType, ...others } = await content(leon.id)
  expect([...roomType.values()]).toEqual([{ id: roomTypeId, name: 'Rodzinny', place: 0 }])
  expect(JSON.stringify(Object.values(others).map((records) => [...records.values()]))).not.toContain('63577')
})
