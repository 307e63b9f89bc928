import { m } from '#lib/paraglide/messages.js'

/** `PT 09102 i 2 inne`; empty for no unit at all. */
export const firstAndMore = (units: readonly { readonly identifier: string }[]): string => {
  const [first, ...rest] = units
  if (first === undefined) return ''
  return rest.length === 0 ? first.identifier : `${first.identifier} ${m.units_more({ count: rest.length })}`
}
