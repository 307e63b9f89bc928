import {
  addDays,
  calendarKind,
  dateAt,
  inPlaces,
  momentOf,
  scarceNights,
  scarceNightsAhead,
  shortOfAYear,
  type Calendar,
  type CalendarDate,
  type Night,
} from '@kontor/domain'
import CalendarDays from '@lucide/svelte/icons/calendar-days'
import CalendarX from '@lucide/svelte/icons/calendar-x'
import TriangleAlert from '@lucide/svelte/icons/triangle-alert'
import { paths } from '#lib/address/paths.ts'
import { dayAndMonth } from '#lib/format/date.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { SectionView } from '#lib/session/section-view.svelte.ts'
import type { Card, CardParts, CardSource } from './card.ts'

/** Rooms that are sold out or nearly so in the next nights, and types that are not open for a year ahead (B28). */
export const availabilityCards: CardSource = {
  group: 'availability',
  place: (profileId) => (profileId === 'hospitality' ? 'availability-cards' : null),
  open: (parts) => {
    const { replica, account, clock, toasts } = parts
    const view = new SectionView(replica, account.id, calendarKind, toasts)
    return {
      get cards() {
        const { content } = view
        if (content === null) return undefined
        const today = dateAt(clock.now)
        return [...scarceCards(content, today, parts), ...longTermCards(content, today, parts)]
      },
      get isMissing() {
        return view.content === null && view.state.connection === 'offline'
      },
      close: () => view.close(),
    }
  },
}

const day = (date: CalendarDate): string => dayAndMonth(momentOf(date, 12), getLocale())

/** One card for each type and state, with its nights. */
const scarceCards = (calendar: Calendar, today: CalendarDate, { account }: CardParts): readonly Card[] => {
  const nights = scarceNights(calendar, { from: today, to: addDays(today, scarceNightsAhead - 1) })
  return (['sold-out', 'nearly-sold-out'] as const).flatMap((state) =>
    inPlaces(calendar.roomType).flatMap((type) => {
      const found = nights.filter((night) => night.state === state && night.roomTypeId === type.id)
      if (found.length === 0) return []
      const isGone = state === 'sold-out'
      return {
        id: `${state} ${type.id}`,
        tone: isGone ? ('gone' as const) : ('late' as const),
        icon: isGone ? CalendarX : TriangleAlert,
        title: isGone ? m.phone_card_sold_out({ type: type.name }) : m.phone_card_nearly_sold_out({ type: type.name }),
        text: found.map((night) => nightText(night, isGone)).join(', '),
        at: null,
        href: paths.account(account.id),
      }
    }),
  )
}

const nightText = ({ date, left }: Night, isGone: boolean): string =>
  isGone ? day(date) : m.phone_card_night_left({ day: day(date), count: left })

const longTermCards = (calendar: Calendar, today: CalendarDate, { account }: CardParts): readonly Card[] => {
  const short = shortOfAYear(calendar, today)
  if (short.length === 0) return []
  return [
    {
      ...{ id: 'long-term', tone: 'plain', icon: CalendarDays, title: m.phone_card_long_term(), at: null },
      text: short
        .map(({ roomType, openUntil }) =>
          openUntil === null
            ? m.phone_card_not_open({ type: roomType.name })
            : m.phone_card_open_until({ type: roomType.name, day: day(openUntil) }),
        )
        .join(', '),
      href: paths.account(account.id),
    },
  ]
}
