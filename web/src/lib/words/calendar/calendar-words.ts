import { CalendarDateSchema, fieldProblem, type CalendarChange, type CalendarDate } from '@kontor/domain'
import { amountText } from '#lib/format/amount.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale, type MessagePart } from '#lib/paraglide/runtime.js'
import { inList } from '../in-list.ts'
import type { LoggedEntryReader } from '../logged-entry-reader.ts'
import type { ChangeWords } from '../mutations/mutation-words.ts'
import { nightsText } from '../reservations/reservation-names.ts'
import { rangeText } from './calendar-names.ts'

type CalendarEntryReader = LoggedEntryReader<CalendarChange>

/** The words of one mutation of the calendar: while it waits, and in the history. */
interface CalendarMutationWords extends ChangeWords {
  readonly history: (entry: CalendarEntryReader) => MessagePart[]
}

const plain = (value: string): MessagePart[] => [{ type: 'text', value }]

const addRoomType: CalendarMutationWords = {
  change: (args) => m.change_add_room_type.parts({ name: args.text('name') }),
  history: (entry) => m.history_add_room_type.parts({ actor: entry.actor, name: entry.text('name') }),
  form: { screen: 'section', dialog: 'types' },
}

const changeRoomType: CalendarMutationWords = {
  change: (args) => m.change_change_room_type.parts({ name: args.named('roomTypeId') }),
  history: (entry) => m.history_change_room_type.parts({ actor: entry.actor, name: entry.namedBy('roomTypeId') }),
  form: { screen: 'section', dialog: 'types' },
}

const removeRoomType: CalendarMutationWords = {
  change: (args) => m.change_remove_room_type.parts({ name: args.named('roomTypeId') }),
  history: (entry) => m.history_remove_room_type.parts({ actor: entry.actor, name: entry.namedBy('roomTypeId') }),
}

const orderRoomTypes: CalendarMutationWords = {
  change: () => plain(m.change_order_room_types()),
  history: (entry) => m.history_order_room_types.parts({ actor: entry.actor }),
}

const addRatePlan: CalendarMutationWords = {
  change: (args) => m.change_add_rate_plan.parts({ name: args.text('name') }),
  history: (entry) => m.history_add_rate_plan.parts({ actor: entry.actor, name: entry.text('name') }),
  form: { screen: 'section', dialog: 'plans' },
}

const changeRatePlan: CalendarMutationWords = {
  change: (args) => m.change_change_rate_plan.parts({ name: args.named('ratePlanId') }),
  history: (entry) => m.history_change_rate_plan.parts({ actor: entry.actor, name: entry.namedBy('ratePlanId') }),
  form: { screen: 'section', dialog: 'plans' },
}

const removeRatePlan: CalendarMutationWords = {
  change: (args) => m.change_remove_rate_plan.parts({ name: args.named('ratePlanId') }),
  history: (entry) => m.history_remove_rate_plan.parts({ actor: entry.actor, name: entry.namedBy('ratePlanId') }),
}

const orderRatePlans: CalendarMutationWords = {
  change: () => plain(m.change_order_rate_plans()),
  history: (entry) => m.history_order_rate_plans.parts({ actor: entry.actor }),
}

const setNights: CalendarMutationWords = {
  change: (args) =>
    m.change_set_nights.parts({
      types: inList(args.namedList('roomTypeIds')),
      range: rangeIn(args.value('from'), args.value('to')),
      what: whatIsSet(
        (name) => args.value(name),
        (id) => args.namedId(id),
      ),
    }),
  history: (entry) => {
    const types = entry.entry.args['roomTypeIds']
    return m.history_set_nights.parts({
      actor: entry.actor,
      types: inList(Array.isArray(types) ? types.map((id: unknown) => entry.named(String(id))) : []),
      range: rangeIn(entry.entry.args['from'], entry.entry.args['to']),
      what: whatIsSet(
        (name) => entry.entry.args[name],
        (id) => entry.named(id),
      ),
    })
  },
  form: { screen: 'section', dialog: 'range' },
}

const putNightsBack: CalendarMutationWords = {
  change: () => plain(m.change_put_nights_back()),
  history: (entry) => m.history_put_nights_back.parts({ actor: entry.actor }),
}

const projectReservations: CalendarMutationWords = {
  change: () => plain(m.history_project_reservations_taken()),
  history: () => plain(m.history_project_reservations_taken()),
}

/** By name, every mutation of the calendar. */
export const calendarWords = {
  addRoomType,
  changeRoomType,
  orderRoomTypes,
  removeRoomType,
  addRatePlan,
  changeRatePlan,
  orderRatePlans,
  removeRatePlan,
  setNights,
  putNightsBack,
  projectReservations,
} satisfies Readonly<Record<string, CalendarMutationWords>>

/** Why an entry cannot be undone. */
export const calendarObstacleSentence = (obstacle: string): string => m.calendar_obstacle({ obstacle })

/** Dates that an older page wrote are shown as they are. */
const rangeIn = (from: unknown, to: unknown): string =>
  isDate(from) && isDate(to) ? rangeText(from, to) : `${String(from)} – ${String(to)}`

const isDate = (value: unknown): value is CalendarDate =>
  typeof value === 'string' && fieldProblem(CalendarDateSchema, value) === null

const whatIsSet = (value: (name: string) => unknown, nameOf: (id: string) => string): string => {
  const parts: string[] = []
  const prices = value('prices')
  for (const each of Array.isArray(prices) ? (prices as unknown[]) : []) {
    if (typeof each !== 'object' || each === null || !('ratePlanId' in each) || !('price' in each)) continue
    const { ratePlanId, price } = each
    const text = typeof price === 'number' ? amountText(price, getLocale()) : m.calendar_set_no_price()
    parts.push(m.calendar_set_price_of({ plan: nameOf(String(ratePlanId)), price: text }))
  }
  const [rooms, minStay, closed] = [value('rooms'), value('minStay'), value('closed')]
  if (rooms === null) parts.push(m.calendar_set_all_rooms())
  if (typeof rooms === 'number') parts.push(m.calendar_set_rooms({ count: rooms }))
  if (minStay === null) parts.push(m.calendar_set_any_stay())
  if (typeof minStay === 'number') parts.push(m.calendar_set_min_stay({ nights: nightsText(minStay) }))
  if (typeof closed === 'boolean') parts.push(closed ? m.calendar_set_closed() : m.calendar_set_open())
  return parts.join(', ')
}
