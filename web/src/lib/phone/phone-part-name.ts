import type { ProfileId } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { SectionKey } from '#lib/sections/section.ts'
import { rightName } from '#lib/words/right-words.ts'

/** `Rezerwacje`; what is only a part of a section on a phone has a name of its own: `Informacje o obiekcie`. */
export const phonePartName = (key: SectionKey, profile: ProfileId): string => {
  if (key === 'property') return m.phone_property()
  if (key === 'promotions') return m.phone_promotions()
  return key === 'mail' && profile === 'hospitality' ? m.phone_messages() : rightName(key)
}
