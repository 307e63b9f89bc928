import * as v from 'valibot'
import { CalendarDateSchema } from '../../kernel/calendar-date.ts'
import { RatePlanIdSchema, RoomTypeIdSchema } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import type { Calendar, CalendarChange } from './calendar.ts'
import { dateIn } from './days.ts'
import type { Days, Nights, Prices } from './records.ts'
import { nightFields } from './write-days.ts'

/** Consecutive nights of one room type, and the value that each had. */
export const RunSchema = v.object({
  roomTypeId: RoomTypeIdSchema,
  field: v.picklist([...nightFields, 'price']),
  /** Of a price. */
  ratePlanId: v.nullable(RatePlanIdSchema),
  from: CalendarDateSchema,
  /** One a night; null: not set. */
  values: v.pipe(
    v.array(v.nullable(v.pipe(v.number(), v.safeInteger('not-a-number'), v.minValue(0, 'too-small')))),
    v.minLength(1, 'empty'),
    v.maxLength(31, 'too-many'),
  ),
})
export type Run = v.InferOutput<typeof RunSchema>

export const isPutBackInOne = (runs: readonly Run[]): boolean => runs.length <= limits.calendar.runsPutBackMax

/** What gives the nights the values that they had before these changes. What others changed since stays. */
export const runsBack = (changes: readonly CalendarChange[], calendar: Calendar): readonly Run[] =>
  changes.flatMap((change) => {
    if (change.kind === 'nights') {
      const of = change.before ?? change.after
      if (of === null) return []
      const now = calendar.nights.get(change.id)
      return nightFields.flatMap((field) =>
        runsOf(daysOf(change.before, field), daysOf(change.after, field), now?.[field] ?? [], (place, values) => ({
          ...{ roomTypeId: of.roomTypeId, field, ratePlanId: null, from: dateIn(of.month, place), values },
        })),
      )
    }
    if (change.kind !== 'prices') return []
    const of: Prices | null = change.before ?? change.after
    if (of === null) return []
    const now = calendar.prices.get(change.id)?.prices ?? []
    return runsOf(change.before?.prices ?? [], change.after?.prices ?? [], now, (place, values) => ({
      ...{ roomTypeId: of.roomTypeId, field: 'price', ratePlanId: of.ratePlanId },
      ...{ from: dateIn(of.month, place), values },
    }))
  })

/** What differs between two moments of the same calendar. A record that did not change is the same object. */
export const nightChanges = (before: Calendar, after: Calendar): readonly CalendarChange[] => [
  ...changesOf('nights', before.nights, after.nights),
  ...changesOf('prices', before.prices, after.prices),
]

const changesOf = <Kind extends 'nights' | 'prices'>(
  kind: Kind,
  before: ReadonlyMap<string, { readonly id: string }>,
  after: ReadonlyMap<string, { readonly id: string }>,
): readonly CalendarChange[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((id) => before.get(id) !== after.get(id))
    // The records of this kind, by their ids.
    .map((id) => ({ kind, id, before: before.get(id) ?? null, after: after.get(id) ?? null }) as CalendarChange)

const daysOf = (record: Nights | null, field: (typeof nightFields)[number]): Days => record?.[field] ?? []

const runsOf = (
  before: Days,
  after: Days,
  now: Days,
  runFrom: (place: number, values: (number | null)[]) => Run,
): readonly Run[] => {
  const runs: { readonly place: number; readonly values: (number | null)[] }[] = []
  const length = Math.max(before.length, after.length)
  for (let place = 0; place < length; place += 1) {
    const [was, became] = [before[place] ?? null, after[place] ?? null]
    if (was === became || (now[place] ?? null) !== became) continue
    const last = runs.at(-1)
    if (last !== undefined && last.place + last.values.length === place) last.values.push(was)
    else runs.push({ place, values: [was] })
  }
  return runs.map(({ place, values }) => runFrom(place, values))
}
