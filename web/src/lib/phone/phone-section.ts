import type { Component } from 'svelte'
import { sectionComponent } from '#lib/sections/registry.ts'
import type { SectionKey, SectionProps } from '#lib/sections/section.ts'
import PhoneProcesses from './processes/PhoneProcesses.svelte'
import PhonePromotions from './promotions/PhonePromotions.svelte'
import PhoneProperty from './property/PhoneProperty.svelte'
import PhoneReservations from './reservations/PhoneReservations.svelte'

/** Sections with a screen of their own for phones; the others are narrow enough as they are. */
const own: Readonly<Partial<Record<SectionKey, Component<SectionProps>>>> = {
  processes: PhoneProcesses,
  reservations: PhoneReservations,
  property: PhoneProperty,
  promotions: PhonePromotions,
}

export const phoneSection = (key: SectionKey): Component<SectionProps> => own[key] ?? sectionComponent(key)
