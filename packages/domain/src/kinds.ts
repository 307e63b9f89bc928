import { directoryKind } from './directory/directory-kind.ts'
import type { TypesOf } from './kernel/document-kind.ts'
import { calendarKind } from './sections/calendar/calendar-kind.ts'
import { guestMailKind } from './sections/guest-mail/guest-mail-kind.ts'
import { billingKind } from './operator/billing/billing-kind.ts'
import { invoicesKind } from './operator/invoices/invoices-kind.ts'
import { systemsKind } from './operator/systems/systems-kind.ts'
import { financeKind } from './sections/finance/finance-kind.ts'
import { mailKind } from './sections/mail/mail-kind.ts'
import { processMailKind } from './sections/process-mail/process-mail-kind.ts'
import { processesKind } from './sections/processes/processes-kind.ts'
import { policiesKind } from './sections/policies/policies-kind.ts'
import { promotionsKind } from './sections/promotions/promotions-kind.ts'
import { propertyKind } from './sections/property/property-kind.ts'
import { reservationsKind } from './sections/reservations/reservations-kind.ts'
import { rightSections } from './sections/right-sections.ts'
import type { SectionKind } from './sections/section-kind.ts'

/**
 * The kinds of document that a program knows, as a value: everything that is generic takes one. A test adds a kind by
 * making another registry, and the product has exactly this one.
 */
export interface DocumentKinds {
  readonly directory: typeof directoryKind
  /** By key. */
  readonly sections: Readonly<Record<string, SectionKind>>
  /** The operator's own documents, which no organisation has. */
  readonly operator: {
    readonly billing: typeof billingKind
    readonly invoices: typeof invoicesKind
    readonly systems: typeof systemsKind
  }
}

/** A new section is one line here. */
const registered = {
  directory: directoryKind,
  sections: {
    ...rightSections,
    processes: processesKind,
    reservations: reservationsKind,
    calendar: calendarKind,
    mail: mailKind,
    'mail+processes': processMailKind,
    'mail+reservations': guestMailKind,
    finance: financeKind,
    promotions: promotionsKind,
    property: propertyKind,
    'calendar+property': policiesKind,
  },
  operator: { billing: billingKind, invoices: invoicesKind, systems: systemsKind },
} as const satisfies DocumentKinds

/** The registry of the product. */
export const kinds: DocumentKinds = registered

type RegisteredKind =
  | typeof registered.directory
  | (typeof registered.sections)[keyof typeof registered.sections]
  | (typeof registered.operator)[keyof typeof registered.operator]

/** Why a mutation of one of the product's documents was not carried out. */
export type Refusal =
  | TypesOf<RegisteredKind>['refusal']
  /** Of the browser alone: while an administrator views the app as another person, nothing is sent. No mutator gives it. */
  | { readonly code: 'viewing-as'; readonly name: string }

export type RefusalCode = Refusal['code']
