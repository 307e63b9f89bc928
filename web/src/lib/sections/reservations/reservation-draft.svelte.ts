import {
  AmountSchema,
  fieldProblem,
  limits,
  type CalendarDate,
  type InputOf,
  type MemberId,
  type Refusal,
  type Reservation,
  type ReservationId,
  type reservationsKind,
  type ReservationSource,
} from '@kontor/domain'
import { FormState, type Sentence } from '#lib/form/form-state.svelte.ts'
import { amountToType, typedAmount, typedCount } from '#lib/format/typed-amount.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { amountText } from '#lib/format/amount.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'

type Inputs = InputOf<typeof reservationsKind, 'makeReservation'>
export type ReservationChange = Omit<InputOf<typeof reservationsKind, 'changeReservation'>, 'reservationId'>
type Field = 'name' | 'phone' | 'email' | 'roomType' | 'adults' | 'children' | 'price' | 'commission' | 'remarks'

/** The input for a reservation, new or changed. Amounts and numbers are as people type them. */
export class ReservationDraft {
  readonly form: FormState<Field>
  source: ReservationSource = $state('phone')
  arrival: string = $state('')
  departure: string = $state('')
  assigneeId: string = $state('')
  /** The promotion that it is made with; null: none. */
  promotion: NonNullable<Reservation['promotion']> | null = $state.raw(null)
  /** What is wrong with the dates, and with which. */
  wrongDay = $state.raw<{ readonly field: 'arrival' | 'departure'; readonly sentence: () => string } | null>(null)

  /** `keep`: the name under which the input survives a reload; null: it does not. */
  constructor(former: Reservation | null, keep: string | null) {
    const { guestsMax } = limits.reservations
    this.form = new FormState<Field>({
      keep,
      fields: {
        name: { kind: 'name', initial: former?.guest.name ?? '' },
        phone: { kind: 'phone', optional: true, initial: former?.guest.phone ?? '' },
        email: { kind: 'email', optional: true, initial: former?.guest.email ?? '' },
        roomType: { kind: 'name', initial: former?.roomType ?? '' },
        adults: { kind: null, judge: countFrom(1, guestsMax), initial: String(former?.adults ?? 2) },
        children: { kind: null, judge: countFrom(0, guestsMax), initial: String(former?.children ?? 0) },
        price: { kind: null, judge: judgeAmount, initial: former === null ? '' : amountToType(former.price) },
        commission: {
          kind: null,
          judge: (typed) => (perMille(typed) === null ? m.reservations_commission_wrong : null),
          initial: String((former?.commission ?? 0) / 10).replace('.', ','),
        },
        remarks: { kind: null, optional: true, initial: former?.remarks ?? '' },
      },
    })
    if (former === null) return
    this.source = former.source
    this.promotion = former.promotion ?? null
  }

  /** Takes over what was refused. An older page may have made it, so nothing is certain. */
  fill(args: Readonly<Record<string, unknown>>): void {
    const { values } = this.form
    for (const name of ['name', 'phone', 'email', 'roomType', 'remarks'] as const)
      if (typeof args[name] === 'string') values[name] = args[name]
    for (const name of ['adults', 'children'] as const)
      if (typeof args[name] === 'number') values[name] = `${args[name]}`
    if (typeof args['price'] === 'number') values.price = amountToType(args['price'])
    if (typeof args['arrival'] === 'string') this.arrival = args['arrival']
    if (typeof args['departure'] === 'string') this.departure = args['departure']
  }

  /** False, with a sentence beside each wrong field, when something cannot be sent. */
  ready(): boolean {
    return this.form.ready()
  }

  making(reservationId: ReservationId): Inputs {
    return {
      ...this.#facts,
      reservationId,
      // A day that is missing is refused, with the sentence for it.
      arrival: this.arrival as CalendarDate,
      departure: this.departure as CalendarDate,
      ...(this.promotion === null ? {} : { promotion: this.promotion }),
      ...(this.assigneeId === '' ? {} : { assigneeId: this.assigneeId as MemberId }),
    }
  }

  /** The fields that differ from those of the reservation, so that a colleague's change of another field stays. */
  changing({ guest, ...former }: Reservation): ReservationChange {
    const before: Readonly<Record<string, unknown>> = { ...former, ...guest }
    const changed = Object.entries(this.#facts).filter(([name, value]) => before[name] !== value)
    const isOther = (former.promotion?.id ?? null) !== (this.promotion?.id ?? null)
    return { ...Object.fromEntries(changed), ...(isOther ? { promotion: this.promotion } : {}) }
  }

  /** Shows a refusal beside the field that it concerns, or above the buttons. */
  refuse(refusal: Refusal): void {
    const sentence = () => refusalSentence(refusal)
    const field = dayOf(refusal, this.departure)
    if (field === null) this.form.refuse(null, sentence)
    else this.wrongDay = { field, sentence }
  }

  get #facts() {
    const { name, phone, email, roomType, adults, children, price, commission, remarks } = this.form.values
    return {
      ...{ name: name.trim(), roomType: roomType.trim(), remarks: remarks.trim(), source: this.source },
      phone: phone.trim() === '' ? null : phone.trim(),
      email: email.trim() === '' ? null : email.trim(),
      adults: typedCount(adults) ?? 0,
      children: typedCount(children) ?? 0,
      price: typedAmount(price) ?? 0,
      commission: perMille(commission) ?? 0,
    }
  }
}

const countFrom =
  (min: number, max: number) =>
  (typed: string): Sentence | null => {
    const count = typedCount(typed)
    return count === null || count < min || count > max ? () => m.reservations_count_wrong({ min, max }) : null
  }

/** What is wrong with an amount as people type it. */
export const judgeAmount = (typed: string): Sentence | null => {
  const amount = typedAmount(typed)
  if (amount !== null && fieldProblem(AmountSchema, amount) === null) return null
  return () => m.reservations_price_wrong({ max: amountText(limits.reservations.amountMax, getLocale()) })
}

/** `15` or `12,5` per cent, per mille. */
const perMille = (text: string): number | null => {
  const hundredths = typedAmount(text.replace('%', ''))
  return hundredths === null || hundredths > 10_000 || hundredths % 10 !== 0 ? null : hundredths / 10
}

/** Which of the two days a refusal is about. */
export const dayOf = (refusal: Refusal, departure: string): 'arrival' | 'departure' | null => {
  switch (refusal.code) {
    case 'departure-not-after-arrival':
    case 'too-many-nights':
      return 'departure'
    case 'guest-has-arrived':
      return 'arrival'
    case 'date-in-the-past':
      return 'date' in refusal && refusal.date === departure ? 'departure' : 'arrival'
    default:
      return null
  }
}
