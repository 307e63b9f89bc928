import { expect, it } from 'vitest'
import {
  isOpenReservation,
  isStayOver,
  reservationStates,
  reservationSteps,
  reservationStepsOf,
  reservationWayBack,
} from './machine.ts'

/** Every step of every state, written by hand from DOMAIN.md: `step → state`, with what it asks for. */
const expected = `
new       | confirm → confirmed, cancel → cancelled reason
confirmed | arrive → arrived day 0, mark-no-show → no-show day 1, cancel → cancelled reason
arrived   | depart → departed, put-back → confirmed
departed  | reopen → arrived
cancelled | reinstate → new
no-show   | reinstate → confirmed`

it('[DOMAIN] a reservation has exactly these steps', () => {
  const lines = reservationStates.map((state) => {
    const steps = reservationStepsOf({ state }).map(({ id, to, reason, daysAfterArrival: day }) =>
      [`${id} → ${to}`, reason ? 'reason' : '', day === undefined ? '' : `day ${day}`].filter(Boolean).join(' '),
    )
    return `${state.padEnd(9)} | ${steps.join(', ')}`
  })
  expect(`\n${lines.join('\n')}`).toBe(expected)
})

it('[DOMAIN] every state can be reached, and every step is used', () => {
  const reached = new Set(['new' as const, ...reservationStepsOf({ state: 'new' }).map(({ to }) => to)])
  for (const state of reached) for (const { to } of reservationStepsOf({ state })) reached.add(to)
  expect(reached).toEqual(new Set(reservationStates))
  const used = reservationStates.flatMap((state) => reservationStepsOf({ state }).map(({ id }) => id))
  expect(new Set(used)).toEqual(new Set(reservationSteps))
})

it('[DOMAIN] departed, cancelled and no-show are closed; of these a cancelled stay has no amount to reconcile', () => {
  expect(reservationStates.filter((state) => !isOpenReservation({ state }))).toEqual([
    ...['departed', 'cancelled', 'no-show'],
  ])
  expect(reservationStates.filter((state) => isStayOver({ state }))).toEqual(['departed', 'no-show'])
})

it('[ISSUE 9] the way back goes over steps that ask for no reason', () => {
  expect(reservationWayBack('arrived', 'confirmed')).toEqual(['put-back'])
  expect(reservationWayBack('departed', 'arrived')).toEqual(['reopen'])
  expect(reservationWayBack('no-show', 'confirmed')).toEqual(['reinstate'])
  expect(reservationWayBack('cancelled', 'new')).toEqual(['reinstate'])
  expect(reservationWayBack('cancelled', 'confirmed')).toEqual(['reinstate', 'confirm'])
  expect(reservationWayBack('confirmed', 'new')).toEqual([])
  expect(reservationWayBack('confirmed', 'cancelled')).toEqual([])
  expect(reservationWayBack('new', 'new')).toEqual([])
})
