import type { InvoiceLine } from '../../billing/month-lines.ts'
import type { AnyDraftMutation, KindTypes } from '../../kernel/define-mutation.ts'
import type { DocumentKind } from '../../kernel/document-kind.ts'
import type { LoginId } from '../../kernel/ids.ts'
import { emptyContent, type WritableContent } from '../../kernel/record.ts'
import { isRefusal, runMutation } from '../../kernel/run-mutation.ts'
import { applyWrites } from '../../kernel/write.ts'
import type { BillingTerms } from '../billing/records.ts'
import type { ChargedOrganization, InvoicesFacts } from '../invoices/invoices.ts'

const operator = { kind: 'operator', loginId: 'login-damian' as LoginId, name: 'Damian Rosa' } as const

/** A document of the operator, and what a mutation in it does: null, or why it was refused. */
export const operatorScene = <T extends KindTypes>(
  kind: DocumentKind<T>,
  now = Date.parse('2026-11-03T12:00+01:00'),
) => {
  const content = emptyContent(kind) as WritableContent
  const run = (draft: AnyDraftMutation, facts: object = {}) => {
    const context = { actor: operator, now, facts }
    const result = runMutation(kind, content as T['content'], { ...draft, version: 1 }, context)
    if (isRefusal(result)) return result
    applyWrites(content, result.writes)
    return null
  }
  return { content: content as T['content'], run }
}

export const terms = {
  seller: {
    name: 'Latarnia Usługi Sieciowe sp. z o.o.',
    taxId: '5260250274',
    address: { street: 'ul. Falochronowa 4', place: '81-999 Gdynia' },
  },
  place: 'Gdynia',
  bankAccount: 'PL61109010140000071219812874',
  series: 'LT',
  paymentDays: 21,
  exemption: null,
} as const

export const lineOf = (account: string, net: number, fields: object = {}): InvoiceLine =>
  ({
    ...{ accountId: `account-${account}`, subject: 'unit', of: null, name: 'Utrzymanie PT', price: net, rate: '23' },
    ...{ quantity: { unit: 'pieces', count: 1 }, net, ...fields },
  }) as InvoiceLine

/** What the server computed for Mewa's October. */
export const octoberOf = (lines: readonly InvoiceLine[], fields: object = {}): InvoicesFacts => ({
  issuing: {
    ...{ month: '2026-10', terms: { id: 'terms', ...terms } as BillingTerms, sha256: () => 'a'.repeat(64) },
    charged: {
      ...{ organizationId: 'mewa-0001', legalEntity: { name: 'Mewa Telekom sp. z o.o.', taxId: '7010001454' } },
      address: { street: 'ul. Bosmańska 17', place: '80-999 Gdańsk' },
      accounts: [
        { id: 'account-main', name: 'Mewa Telekom', kind: 'main', units: ['PT 03417'] },
        { id: 'account-north', name: 'Kaszuby Online', kind: 'sub', units: ['PT 03418'] },
      ],
      lines,
      digest: 'd'.repeat(64),
    } as unknown as ChargedOrganization,
    ...fields,
  } as unknown as NonNullable<InvoicesFacts['issuing']>,
})
