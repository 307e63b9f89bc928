import * as v from 'valibot'
import { PriceSchema } from '../../../billing/price-list.ts'
import { PriceIdSchema } from '../../../kernel/ids.ts'
import { limits } from '../../../kernel/limits.ts'
import { defineMutation, put } from '../billing.ts'

const { id: _, ...priceFields } = PriceSchema.entries

/** A reservation is charged per mille of what its guest paid, so at most all of it. */
const perMilleMax = 1000

/** Another price begins on another day: a price is never changed, so a month is computed the same way again. */
export const addPrice = defineMutation({
  arguments: v.pipe(
    v.object({ priceId: PriceIdSchema, ...priceFields }),
    v.forward(
      v.check(({ subject, value }) => subject !== 'reservation' || value === null || value <= perMilleMax, 'too-large'),
      ['value'],
    ),
  ),
  who: 'operator',
  history: 'prices',
  run: ({ price: prices }, { priceId: id, ...price }) => {
    if (prices.has(id)) return { code: 'already-exists', kind: 'price', recordId: id }
    const max = limits.billing.pricesMax
    if (prices.size >= max) return { code: 'too-many-records', kind: 'price', max }
    return [put('price', { id, ...price })]
  },
  undo: 'happened',
})
