import type { Refusal } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { dayText } from '../reservations/reservation-names.ts'

type OfCode<Code extends Refusal['code']> = Extract<Refusal, { code: Code }>

/** One sentence per refusal that only promotions have: why, and what to do next. */
const sentences = {
  'unknown-promotion': () => m.refusal_unknown_promotion(),
  'period-reversed': ({ period, from, until }: OfCode<'period-reversed'>) =>
    m.refusal_period_reversed({ period, from: dayText(from), until: dayText(until) }),
  'stays-before-bookings': ({ bookFrom, stayUntil }: OfCode<'stays-before-bookings'>) =>
    m.refusal_stays_before_bookings({ from: dayText(bookFrom), until: dayText(stayUntil) }),
  'nights-beyond-period': ({ nights, max }: OfCode<'nights-beyond-period'>) =>
    m.refusal_nights_beyond_period({ nights, max }),
  'promotion-over-already': ({ until }: OfCode<'promotion-over-already'>) =>
    m.refusal_promotion_over_already({ until: dayText(until) }),
  'promotion-name-taken': ({ name }: OfCode<'promotion-name-taken'>) => m.refusal_promotion_name_taken({ name }),
  'promotion-ended': ({ name, on }: OfCode<'promotion-ended'>) => m.refusal_promotion_ended({ name, on: dayText(on) }),
  'too-many-rooms': ({ max }: OfCode<'too-many-rooms'>) => m.refusal_too_many_rooms({ max }),
}

type Sentences = { readonly [Code in keyof typeof sentences]: (refusal: OfCode<Code>) => string }
type PromotionsOnly = OfCode<keyof Sentences>

export const isOfPromotions = (refusal: Refusal): refusal is PromotionsOnly => Object.hasOwn(sentences, refusal.code)

export const promotionsRefusalSentence = (refusal: PromotionsOnly): string => {
  // The sentence of this code takes the refusal of this code, which TypeScript cannot follow for a union.
  const sentence = sentences[refusal.code] as (refusal: PromotionsOnly) => string
  return sentence(refusal)
}
