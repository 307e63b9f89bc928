import type { Refusal } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'

type OfCode<Code extends Refusal['code']> = Extract<Refusal, { code: Code }>

/** One sentence per refusal that only a property and its policies have: why, and what to do next. */
const sentences = {
  'hours-reversed': ({ hours, from, until }: OfCode<'hours-reversed'>) =>
    m.refusal_hours_reversed({ hours, from, until }),
  'too-many-own-amenities': ({ max }: OfCode<'too-many-own-amenities'>) => m.refusal_too_many_own_amenities({ max }),
  'policy-incomplete': ({ policy }: OfCode<'policy-incomplete'>) => m.refusal_policy_incomplete({ policy }),
  'free-age-below-admission': ({ fromAge, freeUntil }: OfCode<'free-age-below-admission'>) =>
    m.refusal_free_age_below_admission({ fromAge, freeUntil }),
}

type Sentences = { readonly [Code in keyof typeof sentences]: (refusal: OfCode<Code>) => string }
type PropertyOnly = OfCode<keyof Sentences>

export const isOfProperty = (refusal: Refusal): refusal is PropertyOnly => Object.hasOwn(sentences, refusal.code)

export const propertyRefusalSentence = (refusal: PropertyOnly): string => {
  // The sentence of this code takes the refusal of this code, which TypeScript cannot follow for a union.
  const sentence = sentences[refusal.code] as (refusal: PropertyOnly) => string
  return sentence(refusal)
}
