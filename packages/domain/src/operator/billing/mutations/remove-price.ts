import * as v from 'valibot'
import { dateAt } from '../../../kernel/calendar-date.ts'
import { PriceIdSchema } from '../../../kernel/ids.ts'
import { defineMutation, remove } from '../billing.ts'

/** Only a price that is still to come: months that were charged must come out the same again. */
export const removePrice = defineMutation({
  arguments: v.object({ priceId: PriceIdSchema }),
  who: 'operator',
  history: 'prices',
  run: ({ price: prices }, { priceId }, { now }) => {
    const price = prices.get(priceId)
    if (price === undefined) return { code: 'unknown-price', recordId: priceId }
    if (price.validFrom <= dateAt(now)) return { code: 'price-in-force', recordId: priceId }
    return [remove('price', priceId)]
  },
  undo: 'happened',
})
