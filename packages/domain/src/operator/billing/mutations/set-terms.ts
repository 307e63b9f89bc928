import * as v from 'valibot'
import { defineMutation, put } from '../billing.ts'
import { termsFields } from '../records.ts'

/** Invoices that were issued keep the terms that they were issued by. */
export const setTerms = defineMutation({
  arguments: v.object(termsFields),
  who: 'operator',
  history: 'terms',
  run: (_billing, terms) => [put('terms', { id: 'terms', ...terms })],
  undo: 'happened',
})
