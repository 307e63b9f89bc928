import {
  type calendarKind,
  fieldProblem,
  limits,
  MinStaySchema,
  nightOf,
  nightPrice,
  NightPriceSchema,
  nightsIn,
  RoomsToSellSchema,
  type Calendar,
  type CalendarDate,
  type InputOf,
  type RatePlan,
  type Refusal,
} from '@kontor/domain'
import { FormState, type Sentence } from '#lib/form/form-state.svelte.ts'
import { amountText } from '#lib/format/amount.ts'
import { typedAmount } from '#lib/format/typed-amount.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'
import type { MarkedNights } from './marked-nights.ts'

export type SetNights = InputOf<typeof calendarKind, 'setNights'>
type SaleChoice = 'keep' | 'open' | 'closed'

const { priceMax, roomsMax, minStayMax } = limits.calendar
const everyWeekday = [1, 2, 3, 4, 5, 6, 0]
const taken = /^[-–—−]$/

/** The input for marked nights. An empty field changes nothing, a dash takes the value away. */
export class NightsDraft {
  readonly form: FormState<string>
  sale: SaleChoice = $state('keep')
  weekdays: readonly number[] = $state.raw(everyWeekday)
  readonly plans: readonly RatePlan[]

  constructor(plans: readonly RatePlan[]) {
    this.plans = plans
    const price = { kind: null, optional: true, judge: judgePrice }
    this.form = new FormState<string>({
      keep: null,
      fields: {
        ...Object.fromEntries(plans.map(({ id }) => [`price-${id}`, price])),
        rooms: {
          ...{ kind: null, optional: true },
          judge: judgeCount(RoomsToSellSchema, () => m.calendar_rooms_to_sell_wrong({ max: roomsMax })),
        },
        minStay: {
          ...{ kind: null, optional: true },
          judge: judgeCount(MinStaySchema, () => m.calendar_min_stay_wrong({ max: minStayMax })),
        },
      },
    })
  }

  /** Takes over what was refused. An older page may have made it, so nothing is certain. */
  fill(args: Readonly<Record<string, unknown>>): void {
    const { values } = this.form
    for (const name of ['rooms', 'minStay'] as const) {
      if (typeof args[name] === 'number') values[name] = String(args[name])
      else if (args[name] === null) values[name] = '-'
    }
    if (typeof args['closed'] === 'boolean') this.sale = args['closed'] ? 'closed' : 'open'
    const prices: readonly unknown[] = Array.isArray(args['prices']) ? args['prices'] : []
    for (const each of prices) {
      if (typeof each !== 'object' || each === null || !('ratePlanId' in each) || !('price' in each)) continue
      const name = `price-${String(each.ratePlanId)}`
      if (Object.hasOwn(values, name)) values[name] = typeof each.price === 'number' ? String(each.price / 100) : '-'
    }
  }

  toggleWeekday(weekday: number): void {
    this.weekdays = this.weekdays.includes(weekday)
      ? this.weekdays.filter((one) => one !== weekday)
      : [...this.weekdays, weekday]
  }

  nightsOf({ from, to }: Pick<MarkedNights, 'from' | 'to'>): readonly CalendarDate[] {
    return from > to ? [] : nightsIn(from, to, this.weekdays)
  }

  argumentsFor({ types, from, to }: MarkedNights): SetNights {
    const { rooms = '', minStay = '' } = this.form.values
    const prices = this.plans.flatMap(({ id: ratePlanId }) => {
      const typed = this.form.values[`price-${ratePlanId}`] ?? ''
      return typed === '' ? [] : [{ ratePlanId, price: taken.test(typed) ? null : typedAmount(typed) }]
    })
    return {
      ...{ roomTypeIds: types.map(({ id }) => id), from, to, prices },
      ...(this.weekdays.length === 7 ? {} : { weekdays: [...this.weekdays] }),
      ...(rooms === '' ? {} : { rooms: taken.test(rooms) ? null : Number(rooms) }),
      ...(minStay === '' ? {} : { minStay: taken.test(minStay) ? null : Number(minStay) }),
      ...(this.sale === 'keep' ? {} : { closed: this.sale === 'closed' }),
    }
  }

  /** The nights in which reservations already take more rooms than are typed. */
  overbooked(calendar: Calendar, marked: MarkedNights): readonly CalendarDate[] {
    const { rooms = '' } = this.form.values
    if (!/^\d+$/.test(rooms)) return []
    const isOver = (date: CalendarDate) =>
      marked.types.some((type) => nightOf(calendar, type, date).taken > Math.min(Number(rooms), type.rooms))
    return this.nightsOf(marked).filter(isOver)
  }

  refuse(refusal: Refusal): void {
    const field = refusal.code === 'more-rooms-than-there-are' ? 'rooms' : null
    this.form.refuse(field, () => refusalSentence(refusal))
  }
}

/** What nights have now, for the hint of a field. */
export const valuesNow = (
  calendar: Calendar,
  { types, from, to }: MarkedNights,
): { readonly left: readonly number[]; readonly priceOf: (plan: RatePlan) => readonly (number | null)[] } => {
  const dates = nightsIn(from, to, undefined)
  const each = <T>(read: (type: MarkedNights['types'][number], date: CalendarDate) => T): readonly T[] =>
    types.flatMap((type) => dates.map((date) => read(type, date)))
  return {
    left: each((type, date) => nightOf(calendar, type, date).left),
    priceOf: (plan) => each((type, date) => nightPrice(calendar, type.id, plan.id, date)),
  }
}

const judgePrice = (typed: string): Sentence | null => {
  const amount = typedAmount(typed)
  if (taken.test(typed) || (amount !== null && fieldProblem(NightPriceSchema, amount) === null)) return null
  return () => m.calendar_price_wrong({ max: amountText(priceMax, getLocale()) })
}

const judgeCount =
  (schema: typeof RoomsToSellSchema, sentence: Sentence) =>
  (typed: string): Sentence | null =>
    taken.test(typed) || (/^\d+$/.test(typed) && fieldProblem(schema, Number(typed)) === null) ? null : sentence
