import type { Refusal } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { dayText } from '../reservations/reservation-names.ts'

type OfCode<Code extends Refusal['code']> = Extract<Refusal, { code: Code }>

/** One sentence per refusal that only the calendar has: why, and what to do next. */
const sentences = {
  'unknown-roomType': () => m.refusal_unknown_room_type(),
  'unknown-ratePlan': () => m.refusal_unknown_rate_plan(),
  'room-type-name-taken': ({ name }: OfCode<'room-type-name-taken'>) => m.refusal_room_type_name_taken({ name }),
  'rate-plan-name-taken': ({ name }: OfCode<'rate-plan-name-taken'>) => m.refusal_rate_plan_name_taken({ name }),
  'room-type-is-booked': ({ name, nights, last }: OfCode<'room-type-is-booked'>) =>
    m.refusal_room_type_is_booked({ name, nights, last: dayText(last) }),
  'range-the-wrong-way': ({ from, to }: OfCode<'range-the-wrong-way'>) =>
    m.refusal_range_the_wrong_way({ from: dayText(from), to: dayText(to) }),
  'nights-in-the-past': ({ from, today }: OfCode<'nights-in-the-past'>) =>
    m.refusal_nights_in_the_past({ from: dayText(from), today: dayText(today) }),
  'nights-too-far-ahead': ({ to, last }: OfCode<'nights-too-far-ahead'>) =>
    m.refusal_nights_too_far_ahead({ to: dayText(to), last: dayText(last) }),
  'no-such-nights': ({ from, to }: OfCode<'no-such-nights'>) =>
    m.refusal_no_such_nights({ from: dayText(from), to: dayText(to) }),
  'too-many-nights-at-once': ({ nights, max }: OfCode<'too-many-nights-at-once'>) =>
    m.refusal_too_many_nights_at_once({ nights, max }),
  'nothing-to-set': () => m.refusal_nothing_to_set(),
  'more-rooms-than-there-are': ({ name, rooms }: OfCode<'more-rooms-than-there-are'>) =>
    m.refusal_more_rooms_than_there_are({ name, rooms }),
}

type Sentences = { readonly [Code in keyof typeof sentences]: (refusal: OfCode<Code>) => string }
type CalendarOnly = OfCode<keyof Sentences>

export const isOfCalendar = (refusal: Refusal): refusal is CalendarOnly => Object.hasOwn(sentences, refusal.code)

export const calendarRefusalSentence = (refusal: CalendarOnly): string => {
  // The sentence of this code takes the refusal of this code, which TypeScript cannot follow for a union.
  const sentence = sentences[refusal.code as keyof Sentences] as (refusal: CalendarOnly) => string
  return sentence(refusal)
}
