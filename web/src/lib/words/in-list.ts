import { getLocale } from '#lib/paraglide/runtime.js'

/** `Poczta, Finanse i Konto`: a list as people say it, in the current language. */
export const inList = (items: readonly string[]): string =>
  new Intl.ListFormat(getLocale(), { style: 'long', type: 'conjunction' }).format(items)
