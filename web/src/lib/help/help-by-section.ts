import { m } from '#lib/paraglide/messages.js'
import type { SectionKey } from '#lib/sections/section.ts'
import { rightName } from '#lib/words/right-words.ts'
import type { Help, KeySet } from './help.ts'

const help = (key: SectionKey, text: () => string, ...keys: readonly KeySet[]): Help => ({
  title: () => rightName(key),
  text,
  keys,
})

/** By the section that the address names. A new section without help does not compile. */
export const helpBySection: Readonly<Record<SectionKey, Help>> = {
  processes: help('processes', m.help_processes, 'search'),
  units: help('units', m.help_units),
  calendar: help('calendar', m.help_calendar, 'nights'),
  mail: help('mail', m.help_mail, 'search'),
  finance: help('finance', m.help_finance, 'search'),
  property: help('property', m.help_property),
  reservations: help('reservations', m.help_reservations),
  promotions: help('promotions', m.help_promotions),
}
