import type { LoginId, Promotions } from '@kontor/domain'
import { documentName, type SentMutation } from '@kontor/protocol'
import { expect, it, onTestFinished } from 'vitest'
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

const section = (key: string) => documentName({ kind: 'section', accountId: mainAccountOf(jantar), key })
const [promotions, calendar] = [section('promotions'), section('calendar')]
const promotion = { id: 'promotion-1', name: 'Długi weekend' }

let sent = 0
const mutation = (name: string, args: SentMutation['args']): SentMutation => ({
  ...{ id: `promotion-mutation-${(sent += 1)}` as SentMutation['id'], name, version: 1, args },
})
const stay = { adults: 2, price: 115_300, source: 'portal', arrival: '2026-11-20', departure: '2026-11-22' }

/** A hotel with a promotion, a room type and a reservation that names the promotion; Leon may open the promotions alone. */
const setup = async () => {
  const server = await openReservationsServer()
  const { rooms, store } = server
  await joinAs(rooms, { organizationId: jantar, by: urszula, who: leon, rights: ['promotions'] })
  const lanes = { 'project-section': { carry: projectSection(rooms) } }
  const worker = startEffectsWorker({ store, lanes, clock: systemClock, log: () => undefined })
  onTestFinished(() => worker.stop())
  rooms.onCommitted(() => worker.wake())
  const days = { bookFrom: '2026-11-06', stayFrom: '2026-11-06' }
  await rooms.submit(promotions, urszula.id, [
    mutation('createPromotion', { promotionId: promotion.id, name: promotion.name, discount: 100, ...days }),
  ])
  await rooms.submit(calendar, urszula.id, [
    mutation('addRoomType', { roomTypeId: 'type-0001', name: 'Rodzinny', rooms: 7 }),
  ])
  const facts = { reservationId: 'reservation-0001', name: 'Róża Malec', roomType: 'Rodzinny', ...stay, promotion }
  await server.submit(urszula.id, toReservations('makeReservation', facts))
  await worker.idle()
  const content = async (loginId: LoginId) =>
    (await rooms.contentFor(promotions, loginId)) as unknown as Promotions | null
  return { ...server, worker, promotionsFor: content }
}

it('[ISSUE 10] [S18] a reservation that names a promotion is counted there, and no more once it is cancelled', async () => {
  const { submit, promotionsFor, worker } = await setup()
  const use = async () => [...((await promotionsFor(urszula.id))?.use.values() ?? [])]
  const counted = { id: promotion.id, nights: 2, reservations: 1, cancelled: 0 }
  expect(await use()).toEqual([{ ...counted, days: [{ date: '2026-11-20', reservations: 1 }] }])
  const step = { reservationId: 'reservation-0001', step: 'cancel', reason: 'guest-cancelled' }
  await submit(urszula.id, toReservations('moveReservation', step))
  await worker.idle()
  expect(await use()).toEqual([{ ...counted, nights: 0, reservations: 0, cancelled: 1, days: [] }])
})

it('[B28] a member with the promotions alone receives counts and names of rooms: no guest, no price, no rooms to sell', async () => {
  const { promotionsFor, rooms } = await setup()
  const content = await promotionsFor(leon.id)
  expect([content?.use.size, [...(content?.roomType.values() ?? [])]]).toEqual([
    ...[1, [{ id: 'type-0001', name: 'Rodzinny', place: 0 }]],
  ])
  const everything = JSON.stringify(Object.values(content ?? {}).map((records) => [...records.values()]))
  expect(everything).not.toMatch(/Malec|reservation-0001|115300|"rooms":7/)
  expect(await rooms.contentFor(mainReservations, leon.id)).toBe(null)
})
