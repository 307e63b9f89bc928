import { expect, test } from 'vitest'
import type { Month } from '@kontor/domain'
import { operatorDocumentName, parseOperatorDocument, type OperatorDocument } from './operator-documents.ts'

test('[DESIGN 12] the name of an operator’s document has one form, and every other name is none', () => {
  const documents: readonly OperatorDocument[] = [
    { key: 'billing' },
    { key: 'systems' },
    { key: 'invoices', month: '2026-11' as Month },
  ]
  expect(documents.map((document) => parseOperatorDocument(operatorDocumentName(document)))).toEqual(documents)
  const others = ['operator/', 'operator/invoices', 'operator/invoices.2026-13', 'operator/billing.2026-11', 'billing']
  expect(others.map(parseOperatorDocument)).toEqual(others.map(() => null))
})
