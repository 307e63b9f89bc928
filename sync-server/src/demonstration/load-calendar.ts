import { addDays, calendarKind, dateAt, momentOf, type AccountId, type Directory, type LoginId } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { carryOut, type Act, type CarryOutParts } from './carry-out.ts'
import { workerIn } from './worker-in.ts'

interface DemonstratedType {
  readonly name: string
  readonly rooms: number
  /** Grosz for a night from Sunday to Thursday; the weekend costs a fifth more. */
  readonly nightly: number
}

/** The types that the reservations of the demonstration name. */
const types: readonly DemonstratedType[] = [
  { name: 'Jednoosobowy', rooms: 6, nightly: 21_000 },
  { name: 'Dwuosobowy', rooms: 7, nightly: 32_000 },
  { name: 'Rodzinny', rooms: 5, nightly: 54_000 },
  { name: 'Apartament', rooms: 2, nightly: 78_000 },
]

const [weekend, otherDays] = [
  [5, 6],
  [0, 1, 2, 3, 4],
]
/** The calendar was set up so long ago, and the prices are known so far ahead. */
const [setUpDaysAgo, pricedDaysAhead, roundedTo] = [45, 400, 500]

/** Room types, rate plans and prices of every account of a hospitality organisation, relative to today. */
export const loadCalendar = async (
  parts: CarryOutParts & { readonly now: number; readonly key: string },
  directory: Directory,
): Promise<void> => {
  const accounts = [...directory.account.values()].filter(({ status }) => status === 'active')
  for (const [turn, { id }] of accounts.entries()) {
    const worker = workerIn(directory, id, calendarKind.needs)
    const document = documentName({ kind: 'section', accountId: id as AccountId, key: calendarKind.key })
    if (worker !== null) await carryOut(parts, document, calendarActs(`demo-${parts.key}-${turn}`, worker, parts.now))
  }
}

const calendarActs = (key: string, by: LoginId, now: number): readonly Act[] => {
  const today = dateAt(now)
  const began = momentOf(addDays(today, -setUpDaysAgo), 9)
  const [base, strict] = [`${key}-plan-base`, `${key}-plan-strict`]
  const acts: Omit<Act, 'at' | 'by'>[] = [
    { name: 'addRatePlan', args: { ratePlanId: base, name: 'Cena podstawowa' } },
    { name: 'addRatePlan', args: { ratePlanId: strict, name: 'Bezzwrotna' } },
  ]
  const range = { from: addDays(today, -setUpDaysAgo), to: addDays(today, pricedDaysAhead) }
  for (const [turn, { name, rooms, nightly }] of types.entries()) {
    const roomTypeId = `${key}-type-${turn}`
    const pricesAt = (price: number) => [
      { ratePlanId: base, price: rounded(price) },
      { ratePlanId: strict, price: rounded(price * 0.9) },
    ]
    const ofType = { roomTypeIds: [roomTypeId], ...range }
    acts.push(
      { name: 'addRoomType', args: { roomTypeId, name, rooms } },
      { name: 'setNights', args: { ...ofType, weekdays: otherDays, prices: pricesAt(nightly) } },
      { name: 'setNights', args: { ...ofType, weekdays: weekend, prices: pricesAt(nightly * 1.2), minStay: 2 } },
    )
  }
  // The last type is repaired for two nights.
  const repaired = { from: addDays(today, 12), to: addDays(today, 13) }
  acts.push({
    name: 'setNights',
    args: { roomTypeIds: [`${key}-type-${types.length - 1}`], ...repaired, closed: true },
  })
  return acts.map((act, at) => ({ ...act, at: began + at * 60_000, by }))
}

const rounded = (price: number): number => Math.round(price / roundedTo) * roundedTo
