import type { Calendar } from '@kontor/domain'
import { priceText } from '#lib/words/calendar/calendar-names.ts'

/** In the type of the grid, rounded up: a digit is 0.6 em wide in every weight, a comma, a full stop and a space less. */
const [digitPx, separatorPx] = [8, 4]

const textPx = (text: string): number =>
  text.length * separatorPx + text.replace(/\D/g, '').length * (digitPx - separatorPx)

/**
 * The room in pixels that the widest price of a calendar needs: a price is never cut off nor rounded, because a part
 * of it is another price. All nights count, so that columns keep their width while the grid scrolls.
 */
export const priceRoomPx = ({ prices }: Pick<Calendar, 'prices'>): number => {
  let [whole, withGrosz] = [0, 0]
  for (const month of prices.values())
    for (const price of month.prices) {
      if (price === null) continue
      if (price % 100 === 0) whole = Math.max(whole, price)
      else withGrosz = Math.max(withGrosz, price)
    }
  return Math.max(textPx(priceText(whole)), textPx(priceText(withGrosz)))
}
