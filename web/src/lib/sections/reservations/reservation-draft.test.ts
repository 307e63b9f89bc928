import type { CalendarDate, Refusal, Reservation, ReservationId } from '@kontor/domain'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ReservationDraft } from './reservation-draft.svelte.ts'

// A form moves the focus to its first wrong field; here no field is drawn.
beforeEach(() => vi.stubGlobal('document', { getElementById: () => null, querySelector: () => null }))
afterEach(() => vi.unstubAllGlobals())

const reservationId = 'reservation-1' as ReservationId
const typed = {
  ...{ name: 'Łucja Żak', phone: '', email: '', roomType: 'Rodzinny', adults: '2', children: '0' },
  ...{ price: '1 153,50', commission: '12,5', remarks: '' },
}
type Typed = typeof typed

const draftOf = (changes: Partial<Typed>) => {
  const draft = new ReservationDraft(null, null)
  Object.assign(draft.form.values, typed, changes)
  return draft
}

const wrong: readonly (readonly [keyof Typed, string])[] = [
  ...[['name', ''] as const, ['name', 'x'.repeat(201)] as const, ['name', '<b>Żak</b>'] as const],
  ...['12', 'abc', '+48 512 884 071 071 071 071'].map((phone) => ['phone', phone] as const),
  ...['zak', 'zak@', '@przystan.example'].map((email) => ['email', email] as const),
  ['roomType', ''],
  ...['', '0', '-1', '1,5', 'dwoje', '501', '99999999999999999999'].map((count) => ['adults', count] as const),
  ...['-1', '501', '1e3'].map((count) => ['children', count] as const),
  ...['', '-5', '1000000,01', '1,234', 'sto', 'NaN'].map((price) => ['price', price] as const),
  ...['100,1', '-1', '12,55', 'x'].map((commission) => ['commission', commission] as const),
]

it.each(wrong)(
  '[ISSUE 9] a reservation with the %s "%s" is not sent: a sentence, and nothing is lost',
  (field, text) => {
    const draft = draftOf({ [field]: text })
    expect(draft.ready()).toBe(false)
    const sentences = draft.form.names.map((name) => draft.form.errorOf(name))
    expect(sentences.filter((sentence) => sentence !== null)).toHaveLength(1)
    expect(draft.form.errorOf(field)).not.toMatch(/undefined|\{|^$/)
    expect({ ...draft.form.values }).toEqual({ ...typed, [field]: text })
  },
)

it('[ISSUE 9] amounts and numbers are sent as the domain has them', () => {
  const draft = draftOf({})
  draft.arrival = '2026-11-28'
  draft.departure = '2026-11-30'
  expect(draft.ready()).toBe(true)
  expect(draft.making(reservationId)).toEqual({
    ...{ reservationId, name: 'Łucja Żak', phone: null, email: null, roomType: 'Rodzinny', adults: 2, children: 0 },
    ...{ price: 115_350, commission: 125, remarks: '', source: 'phone' },
    ...{ arrival: '2026-11-28', departure: '2026-11-30' },
  })
})

it('[ISSUE 9] a change sends the fields that differ alone', () => {
  const former = {
    ...{ guest: { name: 'Łucja Żak', phone: null, email: null }, roomType: 'Rodzinny', adults: 2, children: 0 },
    ...{ price: 115_350, commission: 125, remarks: '', source: 'phone' },
  } as unknown as Reservation
  const draft = new ReservationDraft(former, null)
  expect(draft.changing(former)).toEqual({})
  draft.form.values.price = '900'
  expect(draft.changing(former)).toEqual({ price: 90_000 })
})

it.each([
  [{ code: 'departure-not-after-arrival', arrival: '2026-11-28', departure: '2026-11-28' }, 'departure'],
  [{ code: 'too-many-nights', nights: 91, max: 90 }, 'departure'],
  [{ code: 'date-in-the-past', date: '2026-11-01', today: '2026-11-28' }, 'arrival'],
  [{ code: 'assignee-without-access', memberId: 'member-gone' }, null],
  [{ code: 'no-access' }, null],
])('[ISSUE 9] what the server refuses, %j, is said where it is wrong, and nothing is lost', (refusal, field) => {
  const draft = draftOf({})
  draft.departure = '2026-11-28' as CalendarDate
  draft.refuse(refusal as unknown as Refusal)
  expect(draft.wrongDay?.field ?? null).toBe(field)
  expect(field === null ? draft.form.error : draft.wrongDay?.sentence()).toMatch(/\w.*\.$/)
  expect({ ...draft.form.values }).toEqual(typed)
})

it('[S5] what was refused opens in the form, whatever an older page has written', () => {
  const draft = new ReservationDraft(null, null)
  draft.fill({ name: 'Ewa Kot', adults: '3', price: 100, arrival: 7, departure: '2026-11-30' })
  const { name, adults, price } = draft.form.values
  expect([name, adults, price, draft.arrival, draft.departure]).toEqual(['Ewa Kot', '2', '1,00', '', '2026-11-30'])
})
