import * as v from 'valibot'
import { defineMutation, put, ShareSchema } from '../finance.ts'

/** The server writes the account's share of an invoice, once. */
export const receiveShare = defineMutation({
  arguments: v.object({ share: ShareSchema }),
  who: 'system',
  history: 'invoices',
  run: ({ share: shares }, { share }) => (shares.has(share.id) ? [] : [put('share', share)]),
  undo: 'happened',
})
