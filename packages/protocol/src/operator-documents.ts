import { MonthSchema, type DocumentKind, type DocumentKinds, type Month } from '@kontor/domain'
import * as v from 'valibot'
import type { DocumentName } from './document-name.ts'

/**
 * The operator's own documents: the price list, the host's own systems, and the invoices of each month. They are reached by the operator's calls
 * alone, never by a socket, and no organisation has them.
 */
export type OperatorDocument =
  | { readonly key: 'billing' | 'systems' }
  | { readonly key: 'invoices'; readonly month: Month }

/** `operator/billing`, `operator/systems`, `operator/invoices.2026-11`. */
export const operatorDocumentName = (document: OperatorDocument): DocumentName =>
  (document.key === 'invoices' ? `operator/invoices.${document.month}` : `operator/${document.key}`) as DocumentName

/** Null for every other name. */
export const parseOperatorDocument = (name: string): OperatorDocument | null => {
  if (name === 'operator/billing') return { key: 'billing' }
  if (name === 'operator/systems') return { key: 'systems' }
  const month = name.startsWith('operator/invoices.') ? name.slice('operator/invoices.'.length) : null
  return v.is(MonthSchema, month) ? { key: 'invoices', month: month as Month } : null
}

/** The kind of one of the operator's documents. */
export const kindOfOperatorDocument = ({ operator }: DocumentKinds, { key }: OperatorDocument): DocumentKind =>
  operator[key] as DocumentKind
