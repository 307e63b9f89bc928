import {
  limits,
  type CalendarDate,
  type InputOf,
  type Promotion,
  type PromotionId,
  type promotionsKind,
  type Refusal,
} from '@kontor/domain'
import { FormState } from '#lib/form/form-state.svelte.ts'
import { typedAmount, typedCount } from '#lib/format/typed-amount.ts'
import { m } from '#lib/paraglide/messages.js'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'

type Day = 'bookFrom' | 'bookUntil' | 'stayFrom' | 'stayUntil'
const days = ['bookFrom', 'bookUntil', 'stayFrom', 'stayUntil'] as const

/** The input for a promotion, new or changed. Numbers are as people type them, days are empty or days. */
export class PromotionDraft {
  readonly form: FormState<'name' | 'discount' | 'nightsMin'>
  readonly dates: Record<Day, string>
  rooms: readonly string[]
  /** What is wrong with which day. */
  wrongDay = $state.raw<{ readonly day: Day; readonly sentence: () => string } | null>(null)
  readonly #former: Promotion | null

  constructor(former: Promotion | null, today: CalendarDate) {
    this.#former = former
    this.dates = $state({
      bookFrom: former?.bookFrom ?? today,
      bookUntil: former?.bookUntil ?? '',
      stayFrom: former?.stayFrom ?? today,
      stayUntil: former?.stayUntil ?? '',
    })
    this.rooms = $state.raw(former?.rooms ?? [])
    this.form = new FormState({
      keep: former === null ? 'new-promotion' : null,
      fields: {
        name: { kind: 'name', initial: former?.name ?? '' },
        discount: {
          kind: null,
          initial: former === null ? '' : String(former.discount / 10).replace('.', ','),
          judge: (typed) => (perMilleOf(typed) === null ? discountProblem : null),
        },
        nightsMin: {
          kind: null,
          initial: String(former?.nightsMin ?? 1),
          judge: (typed) => (nightsOf(typed) === null ? nightsProblem : null),
        },
      },
    })
  }

  /** Takes over what was refused. An older page may have made it, so nothing is certain. */
  fill(args: Readonly<Record<string, unknown>>): void {
    const { values } = this.form
    if (typeof args['name'] === 'string') values.name = args['name']
    if (typeof args['discount'] === 'number') values.discount = String(args['discount'] / 10).replace('.', ',')
    if (typeof args['nightsMin'] === 'number') values.nightsMin = String(args['nightsMin'])
    for (const day of days) {
      const value = args[day]
      if (typeof value === 'string' || value === null) this.dates[day] = value ?? ''
    }
    if (Array.isArray(args['rooms'])) this.rooms = args['rooms'].filter((room) => typeof room === 'string')
  }

  setRoom(room: string, on: boolean): void {
    this.rooms = on ? [...this.rooms, room] : this.rooms.filter((one) => one !== room)
  }

  /** False, with a sentence beside each wrong field, when something cannot be sent. */
  ready(): boolean {
    const missing = (['bookFrom', 'stayFrom'] as const).find((day) => this.dates[day] === '')
    this.wrongDay = missing === undefined ? null : { day: missing, sentence: m.reservations_day_missing }
    return this.form.ready() && missing === undefined
  }

  creating(promotionId: PromotionId): InputOf<typeof promotionsKind, 'createPromotion'> {
    return { ...this.#fields, promotionId, rooms: [...this.rooms] }
  }

  /** The fields and rooms that differ, so that a colleague's change of another one stays. */
  changing(former: Promotion): Omit<InputOf<typeof promotionsKind, 'changePromotion'>, 'promotionId'> {
    const differing = Object.entries(this.#fields).filter(
      ([field, value]) => (this.#former ?? former)[field as keyof Promotion] !== value,
    )
    const held = this.#former?.rooms ?? former.rooms
    const addRooms = this.rooms.filter((room) => !held.includes(room))
    const removeRooms = held.filter((room) => !this.rooms.includes(room))
    return {
      ...Object.fromEntries(differing),
      ...(addRooms.length === 0 ? {} : { addRooms }),
      ...(removeRooms.length === 0 ? {} : { removeRooms }),
    }
  }

  /** Shows a refusal beside the field that it concerns, or above the buttons. */
  refuse(refusal: Refusal): void {
    const sentence = () => refusalSentence(refusal)
    const day = dayOf(refusal, this.dates)
    if (day !== null) this.wrongDay = { day, sentence }
    else if (refusal.code === 'promotion-name-taken') this.form.refuse('name', sentence)
    else if (refusal.code === 'nights-beyond-period') this.form.refuse('nightsMin', sentence)
    else this.form.refuse(null, sentence)
  }

  get #fields() {
    const { name, discount, nightsMin } = this.form.values
    const { bookFrom, bookUntil, stayFrom, stayUntil } = this.dates
    return {
      name: name.trim(),
      discount: perMilleOf(discount) ?? 0,
      nightsMin: nightsOf(nightsMin) ?? 0,
      ...{ bookFrom: bookFrom as CalendarDate, stayFrom: stayFrom as CalendarDate },
      bookUntil: bookUntil === '' ? null : (bookUntil as CalendarDate),
      stayUntil: stayUntil === '' ? null : (stayUntil as CalendarDate),
    }
  }
}

const { discountMax, nightsMinMax } = limits.promotions
const discountProblem = () => m.promotion_discount_wrong({ max: discountMax / 10 })
const nightsProblem = () => m.reservations_count_wrong({ min: 1, max: nightsMinMax })

/** `15` or `12,5` per cent, per mille; null: no discount that there is. */
const perMilleOf = (text: string): number | null => {
  const hundredths = typedAmount(text.replace('%', ''))
  if (hundredths === null || hundredths % 10 !== 0) return null
  return hundredths >= 10 && hundredths / 10 <= discountMax ? hundredths / 10 : null
}

const nightsOf = (text: string): number | null => {
  const count = typedCount(text)
  return count !== null && count >= 1 && count <= nightsMinMax ? count : null
}

/** Which day a refusal is about. */
const dayOf = (refusal: Refusal, dates: Readonly<Record<Day, string>>): Day | null => {
  switch (refusal.code) {
    case 'period-reversed':
      return refusal.period === 'booking' ? 'bookUntil' : 'stayUntil'
    case 'stays-before-bookings':
      return 'stayUntil'
    case 'promotion-over-already':
      return refusal.until === dates.bookUntil ? 'bookUntil' : 'stayUntil'
    default:
      return null
  }
}
