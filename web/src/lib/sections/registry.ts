import type { Component } from 'svelte'
import CalendarSection from './calendar/CalendarSection.svelte'
import FinanceSection from './finance/FinanceSection.svelte'
import ProcessesSection from './processes/ProcessesSection.svelte'
import PromotionsSection from './promotions/PromotionsSection.svelte'
import PropertySection from './property/PropertySection.svelte'
import ReservationsSection from './reservations/ReservationsSection.svelte'
import type { SectionKey, SectionProps } from './section.ts'
import MailSection from './mail/MailSection.svelte'
import UnitSection from './units/UnitSection.svelte'

/** The component of each section. A new right without an entry does not compile. */
const sections: Readonly<Record<SectionKey, Component<SectionProps>>> = {
  processes: ProcessesSection,
  units: UnitSection,
  calendar: CalendarSection,
  mail: MailSection,
  finance: FinanceSection,
  property: PropertySection,
  reservations: ReservationsSection,
  promotions: PromotionsSection,
}

export const sectionComponent = (key: SectionKey): Component<SectionProps> => sections[key]
