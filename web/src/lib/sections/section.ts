import type { Right } from '@kontor/domain'

/** The key of a section in an address. The right `account` opens *Konto* instead of a section. */
export type SectionKey = Exclude<Right, 'account'>

export interface SectionProps {
  section: SectionKey
  title: string
}
