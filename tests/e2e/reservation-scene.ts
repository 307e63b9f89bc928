import { dayMs } from '@kontor/domain'
import type { Page } from '@playwright/test'
import { newId, type Person } from '../server/person.ts'
import { expect } from './fixtures.ts'

/** A day of Warsaw, so many days from today. */
export const day = (days: number): string =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Warsaw' }).format(Date.now() + days * dayMs)

/** Sends one mutation to the reservations of an account and demands that it is accepted. */
export const changeReservations = async (
  person: Person,
  accountId: string,
  name: string,
  args: object,
): Promise<void> => {
  const answer = await person.request('POST', `/api/documents/section/${accountId}.reservations/mutations`, {
    mutations: [{ id: newId(), name, args }],
  })
  const text = await answer.text()
  const outcome = answer.ok ? (JSON.parse(text) as { outcomes: { code?: string }[] }).outcomes[0] : { code: text }
  expect(outcome?.code, name).toBe(undefined)
}

/** Makes a reservation for two nights from today, and gives its id. */
export const makeReservation = async (
  person: Person,
  accountId: string,
  name: string,
  more: object = {},
): Promise<string> => {
  const reservationId = newId()
  const facts = { roomType: 'Rodzinny', adults: 2, price: 115_300, source: 'portal', commission: 150 }
  const stay = { arrival: day(0), departure: day(2) }
  await changeReservations(person, accountId, 'makeReservation', { reservationId, name, ...facts, ...stay, ...more })
  return reservationId
}

/** Takes the steps of a reservation one after another. */
export const takeSteps = async (
  person: Person,
  accountId: string,
  reservationId: string,
  steps: readonly string[],
): Promise<void> => {
  for (const step of steps) await changeReservations(person, accountId, 'moveReservation', { reservationId, step })
}

export const openReservations = async (page: Page, accountId: string, search = ''): Promise<void> => {
  await page.goto(`/a/${accountId}/reservations${search}`)
  await expect(page.getByRole('button', { name: 'Nowa rezerwacja' }).first()).toBeVisible()
}
