import * as v from 'valibot'
import { monthOf } from '../../../billing/month.ts'
import { addDays, dateAt } from '../../../kernel/calendar-date.ts'
import { Draft } from '../../../kernel/draft.ts'
import { limits } from '../../../kernel/limits.ts'
import { MinStaySchema, NightPriceSchema, RoomsToSellSchema } from '../arguments.ts'
import type { Calendar, CalendarWrite } from '../calendar.ts'
import { placeIn } from '../days.ts'
import { defineMutation } from '../define-mutation.ts'
import { lastNightAhead, refuseUnknown } from '../guards.ts'
import type { CalendarRefusal } from '../refusal.ts'
import { isPutBackInOne, type Run, RunSchema, runsBack } from '../runs-back.ts'
import { writeNights, writePrices } from '../write-days.ts'

/**
 * Gives nights the values that they had before a change: what undoes it. Nights that have passed meanwhile stay as they
 * are. A run is of one month.
 */
export const putNightsBack = defineMutation({
  arguments: v.object({
    runs: v.pipe(v.array(RunSchema), v.minLength(1, 'empty'), v.maxLength(limits.calendar.runsPutBackMax, 'too-many')),
  }),
  who: 'members',
  history: 'nights',
  run: (calendar, { runs }, { now }) => {
    const refusal =
      refuseUnknown(
        calendar,
        runs.map(({ roomTypeId }) => roomTypeId),
        runs.flatMap(({ ratePlanId }) => ratePlanId ?? []),
      ) ?? refuseRuns(runs, now)
    if (refusal !== null) return refusal
    const draft = new Draft(calendar)
    const writes = new Map<string, CalendarWrite>()
    for (const run of runs) {
      const written = writesOf(draft.current, run, now)
      draft.apply(written)
      for (const write of written) writes.set(`${write.kind}/${write.id}`, write)
    }
    return [...writes.values()]
  },
  undo: {
    mutations: (changes, calendar) => {
      const runs = runsBack(changes, calendar)
      return runs.length > 0 && isPutBackInOne(runs) ? [{ name: 'putNightsBack', args: { runs } }] : []
    },
  },
})

const writesOf = (calendar: Calendar, run: Run, now: number): readonly CalendarWrite[] => {
  const { roomTypeId, ratePlanId, field, from, values } = run
  const today = dateAt(now)
  const month = monthOf(from)
  const places = values.flatMap((value, at) => {
    const date = addDays(from, at)
    return date < today ? [] : [[placeIn(date), value] as const]
  })
  if (places.length === 0) return []
  if (field !== 'price') return writeNights(calendar, roomTypeId, month, { [field]: new Map(places) })
  return ratePlanId === null ? [] : writePrices(calendar, { roomTypeId, ratePlanId, month }, new Map(places))
}

const schemas = {
  rooms: RoomsToSellSchema,
  minStay: MinStaySchema,
  closed: v.literal(1),
  price: NightPriceSchema,
} as const

const refuseRuns = (runs: readonly Run[], now: number): CalendarRefusal | null => {
  const today = dateAt(now)
  for (const [at, { field, ratePlanId, from, values }] of runs.entries()) {
    const to = addDays(from, values.length - 1)
    const wrong = values.findIndex((value) => value !== null && !v.is(schemas[field], value))
    if (wrong >= 0) return invalid(`runs.${at}.values.${wrong}`, 'too-large')
    if ((field === 'price') !== (ratePlanId !== null)) return invalid(`runs.${at}.ratePlanId`, 'wrong-type')
    if (monthOf(to) !== monthOf(from)) return invalid(`runs.${at}.values`, 'too-many')
    const last = lastNightAhead(today)
    if (to > last) return { code: 'nights-too-far-ahead', to, last }
  }
  const [first] = runs
  const isAnyAhead = runs.some(({ from, values }) => addDays(from, values.length - 1) >= today)
  return isAnyAhead || first === undefined ? null : { code: 'nights-in-the-past', from: first.from, today }
}

const invalid = (path: string, reason: string): CalendarRefusal => ({
  code: 'invalid-arguments',
  issues: [{ path, reason }],
})
