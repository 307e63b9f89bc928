import * as v from 'valibot'
import { limits } from '../../kernel/limits.ts'

const { roomsMax, priceMax, minStayMax } = limits.calendar

const wholeNumber = (min: number, max: number) =>
  v.pipe(v.number(), v.safeInteger('not-a-number'), v.minValue(min, 'too-small'), v.maxValue(max, 'too-large'))

/** Rooms that the property has of a type. */
export const RoomCountSchema = wholeNumber(1, roomsMax)
/** Rooms of one night that are to be sold. */
export const RoomsToSellSchema = wholeNumber(0, roomsMax)
/** Nights. */
export const MinStaySchema = wholeNumber(1, minStayMax)
/** Grosz for one night. */
export const NightPriceSchema = wholeNumber(1, priceMax)
export const WeekdaysSchema = v.pipe(v.array(wholeNumber(0, 6)), v.minLength(1, 'empty'), v.maxLength(7, 'too-many'))
