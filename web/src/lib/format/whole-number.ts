import { getLocale } from '#lib/paraglide/runtime.js'

/** A count as the language writes it: `1000` and `10 000` in Polish, `1,000` in English. */
export const wholeNumber = (count: number): string => count.toLocaleString(getLocale())
