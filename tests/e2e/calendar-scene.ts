import { addDays, dateAt } from '@kontor/domain'
import type { Page } from '@playwright/test'
import { newId, type Person } from '../server/person.ts'
import { expect } from './fixtures.ts'
import { makeReservation } from './reservation-scene.ts'

export const today = dateAt(Date.now())
export const day = (days: number) => addDays(today, days)

/** Sends mutations of the calendar over HTTP; all must be accepted. */
export const changeCalendar = async (
  person: Person,
  accountId: string,
  ...changes: readonly (readonly [name: string, args: object])[]
): Promise<void> => {
  const mutations = changes.map(([name, args]) => ({ id: newId(), name, args }))
  const path = `/api/documents/section/${accountId}.calendar/mutations`
  const answer = await person.request('POST', path, { mutations })
  const { outcomes } = (await answer.json()) as { outcomes: { outcome: string }[] }
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(changes.map(() => 'accepted'))
}

export const makeStay = (person: Person, accountId: string, roomType: string, from: number, nights: number) =>
  makeReservation(person, accountId, 'Róża Malec', { roomType, arrival: day(from), departure: day(from + nights) })

export const [single, family] = ['type-single', 'type-family']
export const [base, strict] = ['plan-base', 'plan-strict']

/** Two room types of five and two rooms, two plans, priced for some months; some nights are scarce, closed or overbooked. */
export const calendarScene = async (person: Person, accountId: string): Promise<void> => {
  const priced = { from: today, to: day(120) }
  await changeCalendar(
    person,
    accountId,
    ['addRoomType', { roomTypeId: single, name: 'Jednoosobowy', rooms: 5 }],
    ['addRoomType', { roomTypeId: family, name: 'Rodzinny z widokiem na morze', rooms: 2 }],
    ['addRatePlan', { ratePlanId: base, name: 'Cena podstawowa' }],
    ['addRatePlan', { ratePlanId: strict, name: 'Bezzwrotna' }],
    [
      'setNights',
      {
        ...{ roomTypeIds: [single], ...priced },
        prices: [
          { ratePlanId: base, price: 25_000 },
          { ratePlanId: strict, price: 22_550 },
        ],
      },
    ],
    [
      'setNights',
      { roomTypeIds: [family], ...priced, to: day(60), minStay: 2, prices: [{ ratePlanId: base, price: 54_000 }] },
    ],
    ['setNights', { roomTypeIds: [family], from: day(8), to: day(9), closed: true }],
  )
  for (let rooms = 0; rooms < 4; rooms += 1) await makeStay(person, accountId, 'Jednoosobowy', 2, 2)
  await makeStay(person, accountId, 'Jednoosobowy', 3, 1)
  for (let rooms = 0; rooms < 3; rooms += 1) await makeStay(person, accountId, 'Rodzinny z widokiem na morze', 5, 1)
}

export const openCalendar = async (page: Page, accountId: string, query = ''): Promise<void> => {
  await page.goto(`/a/${accountId}/calendar${query}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Kalendarz i dostępność' })).toBeVisible()
}

/** A cell of the grid by what a screen reader says of it. */
export const cell = (page: Page, label: RegExp) => page.getByRole('gridcell', { name: label })
