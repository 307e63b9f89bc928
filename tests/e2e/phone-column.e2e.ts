import { profiles, type ProfileId, type Right } from '@kontor/domain'
import type { Page } from '@playwright/test'
import { inMail, message } from '../server/mail-mutations.ts'
import { join, newId, noChange, register, type Person } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { openComplaint } from './process-scene.ts'
import { day, makeReservation } from './reservation-scene.ts'

interface Place {
  /** The path within the site for phones, `:account` for the account in use. */
  readonly at: string
  readonly search?: string
  readonly shows: (page: Page) => ReturnType<Page['getByRole']>
}
const link = (name: string) => (page: Page) =>
  page.getByRole('main').getByRole('link', { name: new RegExp(`^${name}`) })
const section = (name: string): Place => ({ at: '/m/a/:account', shows: link(name) })

/** Where each place of the mobile column of B28 is, written by hand. */
const column: Readonly<Record<ProfileId, Readonly<Record<string, Place>>>> = {
  telecom: {
    'processes-list': section('Procesy'),
    'processes-cards': { at: '/m', shows: link('Proces 1 jest po terminie') },
    'unit-information': section('PT i usługi'),
    'message-cards': { at: '/m', shows: link('Rozliczenie') },
    'finance-invoices': section('Finanse'),
    'more-invoices': section('Finanse'),
  },
  hospitality: {
    'availability-cards': { at: '/m', shows: link('Wyprzedane: Rodzinny') },
    'message-cards': { at: '/m', shows: link('Rozliczenie') },
    'finance-invoices': section('Finanse'),
    'property-information': section('Informacje o obiekcie'),
    'reservation-details': { at: '/m/a/:account/reservations?tab=all', shows: link('Róża Malec') },
    'reservations-and-messages': section('Rezerwacje'),
    'reservation-search-results': { at: '/m/a/:account', search: 'malec', shows: link('Róża Malec') },
    'promotions-monitor': section('Monitor ofert'),
  },
}

/** The one room of its type is taken for two nights. */
const sellOut = async (owner: Person, accountId: string): Promise<void> => {
  const inCalendar = async (name: string, args: object) => {
    const path = `/api/documents/section/${accountId}.calendar/mutations`
    const answer = await owner.request('POST', path, { mutations: [{ id: newId(), name, args }] })
    expect(await answer.json()).toMatchObject({ outcomes: [{ outcome: 'accepted' }] })
  }
  const [roomTypeId, ratePlanId] = [newId(), newId()]
  await inCalendar('addRoomType', { roomTypeId, name: 'Rodzinny', rooms: 1 })
  await inCalendar('addRatePlan', { ratePlanId, name: 'Standard' })
  const prices = [{ ratePlanId, price: 30_000 }]
  await inCalendar('setNights', { roomTypeIds: [roomTypeId], from: day(0), to: day(13), prices })
  await makeReservation(owner, accountId, 'Róża Malec')
}

const rows = (Object.keys(profiles) as ProfileId[]).flatMap((profileId) =>
  profiles[profileId].rights.map((right) => [profileId, right] as const),
)

for (const [profileId, right] of rows)
  test(`[B28] [B27] ${profileId}: what a phone shows with the right ${right} is gone without it`, async ({
    kontor,
    newBrowser,
  }) => {
    const profile = profiles[profileId]
    const { owner, organizationId, accountId } = await register(kontor, { profile: profileId })
    const rights: readonly Right[] = profile.rights
    const zofia = await join(owner, organizationId, {
      ...{ name: 'Zofia Żmijewska', username: 'z.zmijewska', homeAccountId: accountId, rights },
    })
    const { memberId } = zofia
    await inMail(owner, accountId, 'startConversation', {
      ...message('conversation-0001', 'Proszę o opis.'),
      subject: 'Rozliczenie',
    })
    if (profileId === 'telecom') await openComplaint(owner, accountId, 'Zanik zasięgu', { dueDate: '2026-01-05' })
    else await sellOut(owner, accountId)

    const { page } = await newBrowser(zofia)
    await page.setViewportSize({ width: 390, height: 844 })
    const places = Object.entries(column[profileId])
    const look = async ({ at, search, shows }: Place, seen: boolean) => {
      await page.goto(at.replace(':account', accountId))
      await expect(page.getByRole('main').getByRole('heading').first()).toBeAttached()
      if (search !== undefined) {
        const field = page.getByRole('searchbox')
        if (await field.isVisible()) await field.fill(search)
      }
      await expect(shows(page)).toHaveCount(seen ? 1 : 0)
    }
    const hidden = new Set(
      profile.places.filter(({ surface, needs }) => surface === 'mobile' && needs.includes(right)).map(({ id }) => id),
    )

    await test.step('with the right', async () => {
      for (const [id, place] of places) if (hidden.has(id)) await look(place, true)
    })
    await owner.mutate(organizationId, 'changeRights', { memberId, ...noChange, remove: [right] })
    await test.step('without it: gone, and nothing else is', async () => {
      for (const [id, place] of places) await look(place, !hidden.has(id))
      // The right `account` hides nothing: a phone has no part of its own for it.
      await expect(page.getByRole('navigation', { name: 'Działy' }).getByRole('link', { name: 'Osoby' })).toHaveCount(0)
    })
  })
