import type { InvoiceLine } from '../../billing/month-lines.ts'
import type { Month } from '../../billing/month.ts'
import type { ChangeOf } from '../../kernel/change.ts'
import { type EffectRequest, type KindTypes, mutationDefiner } from '../../kernel/define-mutation.ts'
import type { InvoiceId, OrganizationId } from '../../kernel/ids.ts'
import type { ContentOf } from '../../kernel/record.ts'
import type { KernelRefusal, RecordRefusal } from '../../kernel/refusal.ts'
import { type WriteOf, writerOf } from '../../kernel/write.ts'
import type { LegalEntity } from '../../directory/records.ts'
import type { PostalAddress, BillingTerms } from '../billing/records.ts'
import { type InvoiceAccount, InvoiceSchema } from './records.ts'

export const invoicesShape = { singles: {}, records: { invoice: InvoiceSchema } } as const
type InvoicesShape = typeof invoicesShape

/** The invoices of one month, of all organisations. */
export type Invoices = ContentOf<InvoicesShape>

export type InvoicesRefusal =
  | KernelRefusal
  | RecordRefusal<'invoice'>
  | { readonly code: 'unknown-organization'; readonly recordId: string }
  /** Each organisation has one invoice a month; a mistake in it is mended by a correction. */
  | { readonly code: 'already-issued'; readonly number: string }
  /** Its amounts still change. */
  | { readonly code: 'month-not-over'; readonly month: Month }
  | { readonly code: 'no-terms' }
  | { readonly code: 'no-address' }
  | { readonly code: 'nothing-to-charge' }
  /** What would be issued is not what the operator saw. */
  | { readonly code: 'month-changed' }
  | { readonly code: 'nothing-to-correct' }

/** What a month of one organisation comes to, which the server computes from the logs. */
export interface ChargedOrganization {
  readonly organizationId: OrganizationId
  readonly legalEntity: LegalEntity
  /** Null: the operator has not entered it. */
  readonly address: PostalAddress | null
  readonly accounts: readonly InvoiceAccount[]
  readonly lines: readonly InvoiceLine[]
  /** SHA-256 of the lines. */
  readonly digest: string
}

/** Everything is there where the server issues; invoices are issued nowhere else. */
export interface InvoicesFacts {
  readonly issuing?: {
    readonly month: Month
    readonly terms: BillingTerms | null
    /** Null: there is no such organisation, or it is a demonstration. */
    readonly charged: ChargedOrganization | null
    readonly sha256: (text: string) => string
  }
}

export interface DeliverInvoice extends EffectRequest {
  readonly kind: 'deliver-invoice'
  readonly payload: { readonly month: Month; readonly invoiceId: InvoiceId }
}

export interface InvoicesTypes extends KindTypes {
  readonly content: Invoices
  readonly write: WriteOf<InvoicesShape>
  readonly change: ChangeOf<InvoicesShape>
  readonly refusal: InvoicesRefusal
  readonly facts: InvoicesFacts
  readonly questions: { readonly charged?: OrganizationId }
  readonly effect: DeliverInvoice
  readonly history: 'invoices' | 'payments'
  /** Customers have it; a correction mends it. */
  readonly obstacle: 'happened'
}

/** Everything about one mutation of a month's invoices: one file each, in `mutations/`. */
export const defineMutation = mutationDefiner<InvoicesTypes>()

export const { put, putIfChanged } = writerOf(invoicesShape)

/** The finance sections of the organisation get what changed. */
export const deliverChanged = ({
  changes,
  now,
}: {
  readonly changes: readonly InvoicesTypes['change'][]
  readonly now: number
}): readonly DeliverInvoice[] =>
  changes.flatMap(({ after }) =>
    after === null
      ? []
      : [
          {
            kind: 'deliver-invoice' as const,
            payload: { month: after.content.month, invoiceId: after.id },
            dueAt: now,
          },
        ],
  )
