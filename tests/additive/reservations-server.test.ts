import { expect, it, vi } from 'vitest'
import { dayMs, timelineOf, type AccountId } from '@kontor/domain'
import { mutation } from '../../sync-server/src/testing/sample-organization.ts'
import {
  leon,
  mainReservations,
  openReservationsServer,
  reservationsOf,
  takeReservations,
  toReservations,
  urszula,
} from './reservations-server.ts'

const reservationId = 'reservation-0001'
const make = (id = reservationId, fields: object = {}) =>
  toReservations('makeReservation', {
    ...{ reservationId: id, name: 'Róża Malec', roomType: 'Rodzinny', adults: 2, price: 115_300, source: 'portal' },
    ...{ arrival: '2026-11-20', departure: '2026-11-22', ...fields },
  })
const move = (step: string, fields: object = {}) =>
  toReservations('moveReservation', { reservationId, step, ...fields })

it('[A4] [S17] a member with the right makes reservations, numbered by the server, with events and history', async () => {
  const { join, submit, content, store } = await openReservationsServer()
  await join()
  const outcomes = await submit(leon.id, make(), make('reservation-0002'), move('confirm'), move('arrive'))
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
  const { reservation, event } = await content()
  expect([...reservation.values()].map(({ number, state, made }) => [number, state, made.by?.name])).toEqual([
    [1, 'arrived', leon.name],
    [2, 'new', leon.name],
  ])
  expect(event.size).toBe(4)
  const log = await store.log(mainReservations, { beyond: 0, direction: 'forth', limit: 9 })
  expect(log.map(({ name, names }) => [name, names[reservationId] ?? null])).toEqual([
    ['projectDirectory', null],
    ['makeReservation', '1 · Róża Malec'],
    ['makeReservation', null],
    ['moveReservation', '1 · Róża Malec'],
    ['moveReservation', '1 · Róża Malec'],
  ])
})

it('[S17] a refused reservation takes no number, so there is no gap', async () => {
  const { submit, content } = await openReservationsServer()
  const outcomes = await submit(
    urszula.id,
    make(),
    make('reservation-0002', { arrival: '2026-11-19' }),
    make('reservation-0003', { departure: '2026-11-20' }),
    make('reservation-0004', { arrival: '2026-02-30' }),
    make('reservation-0005'),
  )
  expect(outcomes).toMatchObject([
    { outcome: 'accepted' },
    { outcome: 'refused', code: 'date-in-the-past', date: '2026-11-19', today: '2026-11-20' },
    { outcome: 'refused', code: 'departure-not-after-arrival' },
    { outcome: 'refused', code: 'invalid-arguments', issues: [{ path: 'arrival', reason: 'not-a-date' }] },
    { outcome: 'accepted' },
  ])
  expect([...(await content()).reservation.values()].map(({ number }) => number)).toEqual([1, 2])
})

it('[DOMAIN] the server’s clock says when a guest can arrive and when a no-show can be marked', async () => {
  const { submit, content, advance } = await openReservationsServer()
  await submit(urszula.id, make(reservationId, { arrival: '2026-11-21' }), move('confirm'))
  expect(await submit(urszula.id, move('arrive'))).toMatchObject([
    { code: 'too-early-for-step', from: '2026-11-21', today: '2026-11-20' },
  ])
  advance(dayMs)
  expect(await submit(urszula.id, move('mark-no-show'))).toMatchObject([{ code: 'too-early-for-step' }])
  advance(dayMs)
  expect(await submit(urszula.id, move('mark-no-show'))).toMatchObject([{ outcome: 'accepted' }])
  expect([...(await content()).reservation.values()].map(({ state }) => state)).toEqual(['no-show'])
})

it('[ISSUE 9] of two who move one reservation at once the second is refused with what happened meanwhile', async () => {
  const { join, submit } = await openReservationsServer()
  const leonId = await join()
  await submit(urszula.id, make(), move('confirm'))
  const [[first], [second]] = await Promise.all([
    submit(leon.id, move('arrive')),
    submit(urszula.id, move('cancel', { reason: 'guest-cancelled' })),
  ])
  expect(first).toMatchObject({ outcome: 'accepted' })
  expect(second).toMatchObject({
    ...{ outcome: 'refused', code: 'reservation-step-not-allowed', step: 'cancel', allowed: ['depart', 'put-back'] },
    ...{ state: 'arrived', movedBy: { memberId: leonId, name: leon.name } },
  })
})

it('[S18] [DESIGN 10] the section shows people and units of its account, and a person who loses the right is taken off', async () => {
  const { join, submit, change, content } = await openReservationsServer()
  const leonId = await join()
  await submit(urszula.id, make(), toReservations('assignReservation', { reservationId, memberId: leonId }))
  const before = await content()
  expect([...before.colleague.values()].map(({ name }) => name).toSorted()).toEqual(
    [leon.name, urszula.name].toSorted(),
  )
  expect([...before.unit.values()].map(({ identifier }) => identifier)).toEqual(['41207'])
  await change(takeReservations(leonId))
  await vi.waitFor(async () => expect([...(await content()).reservation.values()][0]?.assigneeId).toBe(null))
  const { reservation, event } = await content()
  const timeline = [...reservation.values()].flatMap((each) => timelineOf(each, event))
  expect(timeline.map(({ what, by }) => [what, by?.name ?? null])).toEqual([
    ['made', urszula.name],
    ['assigned', urszula.name],
    ['access-lost', null],
  ])
})

it('[S15] [A4] no commit uses the right after it was taken away, and others never read the section', async () => {
  const { join, submit, change, rooms } = await openReservationsServer()
  const leonId = await join()
  await submit(urszula.id, make())
  await change(takeReservations(leonId))
  expect(await submit(leon.id, move('confirm'))).toMatchObject([{ outcome: 'refused', code: 'no-access' }])
  expect(await rooms.contentFor(mainReservations, leon.id)).toBe(null)
})

it('[A3] reservations of a sub-account are in a section of their own, with numbers of their own', async () => {
  const { submit, change, content, rooms } = await openReservationsServer()
  const accountId = 'account-north' as AccountId
  const unit = { unitId: 'unit-north-1', identifier: '41208' }
  await change(mutation('createSubAccount', { accountId, name: 'North', unit }))
  await submit(urszula.id, make())
  await rooms.submit(reservationsOf(accountId), urszula.id, [make('reservation-0009')])
  const [main, north] = [await content(), await content(urszula.id, reservationsOf(accountId))]
  expect([...main.reservation.keys()]).toEqual([reservationId])
  expect([...north.reservation.values()].map(({ id, number }) => [id, number])).toEqual([['reservation-0009', 1]])
})
