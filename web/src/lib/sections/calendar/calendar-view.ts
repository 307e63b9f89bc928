import type { calendarKind } from '@kontor/domain'
import type { SectionView } from '#lib/session/section-view.svelte.ts'

/** The calendar of the account in use, for its screen. */
export type CalendarView = SectionView<typeof calendarKind>

/** Parts of the address of this screen. */
export const calendarTabs = ['weeks', 'month', 'year', 'scarce'] as const
export type CalendarTab = (typeof calendarTabs)[number]
export type GridScale = Exclude<CalendarTab, 'scarce'>

export const calendarTabOf = (text: string | null): CalendarTab => calendarTabs.find((tab) => tab === text) ?? 'weeks'
export const calendarDialogs = ['types', 'plans', 'range'] as const
