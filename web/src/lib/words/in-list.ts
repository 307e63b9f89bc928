import { getLocale } from '#lib/paraglide/runtime.js'

/** `Poczta, Finanse i Konto`: a list as one says it, in the language in use. */
export const inList = (items: readonly string[]): string =>
  new Intl.ListFormat(getLocale(), { style: 'long', type: 'conjunction' }).format(items)
