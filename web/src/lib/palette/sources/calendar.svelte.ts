import { calendarKind, inPlaces } from '@kontor/domain'
import CalendarDays from '@lucide/svelte/icons/calendar-days'
import { paths } from '#lib/address/paths.ts'
import { useToasts } from '#lib/kit/toasts.svelte.ts'
import { m } from '#lib/paraglide/messages.js'
import { rowKey } from '#lib/sections/calendar/grid-shape.ts'
import { useAccount } from '#lib/session/current-account.svelte.ts'
import { openedSection } from '#lib/session/opened-section.svelte.ts'
import { useSession } from '#lib/session/session.svelte.ts'
import type { PaletteItem, PaletteSource } from '../source.ts'

/** The room types and rate plans of the account in use; each leads to its line of the calendar, a plan to its first one. */
export const calendar: PaletteSource = {
  id: 'calendar',
  title: () => m.palette_calendar(),
  open: () => {
    const current = useAccount()
    const opened = openedSection(calendarKind, { session: useSession(), current, toasts: useToasts() })
    const items = $derived.by((): readonly PaletteItem[] => {
      const content = opened()?.content
      if (content === null || content === undefined) return []
      const { id } = current.account
      const types = inPlaces(content.roomType)
      const [first] = types
      return [
        ...types.map((type) => ({
          ...{ id: `room-type ${type.id}`, name: type.name, icon: CalendarDays },
          about: m.calendar_rooms_count({ count: type.rooms }),
          href: paths.calendarRow(id, rowKey(type.id, null)),
        })),
        ...inPlaces(content.ratePlan).map((plan) => ({
          ...{ id: `rate-plan ${plan.id}`, name: plan.name, icon: CalendarDays, about: m.palette_rate_plan() },
          href: first === undefined ? paths.section(id, 'calendar') : paths.calendarRow(id, rowKey(first.id, plan.id)),
        })),
      ]
    })
    return () => items
  },
}
