import * as v from 'valibot'
import { OrganizationIdSchema } from '../../../kernel/ids.ts'
import { limits } from '../../../kernel/limits.ts'
import { defineMutation, put } from '../billing.ts'
import { PostalAddressSchema } from '../records.ts'

export const setBuyer = defineMutation({
  arguments: v.object({ organizationId: OrganizationIdSchema, address: PostalAddressSchema }),
  who: 'operator',
  history: 'buyers',
  run: ({ buyer: buyers }, { organizationId: id, address }) => {
    const max = limits.billing.buyersMax
    if (!buyers.has(id) && buyers.size >= max) return { code: 'too-many-records', kind: 'buyer', max }
    return [put('buyer', { id, address })]
  },
  undo: 'happened',
})
