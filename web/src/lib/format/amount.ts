/** Four digits are grouped too, which Polish does not do by itself: amounts line up in a column. */
const options = { style: 'currency', currency: 'PLN', useGrouping: 'always' } as const
const polish = new Intl.NumberFormat('pl', options)
const english = new Intl.NumberFormat('en-GB', options)

/** An amount in grosz as people write it: `1 153,00 zł`, with spaces that do not break. */
export const amountText = (grosz: number, locale: string): string =>
  (locale === 'en' ? english : polish).format(grosz / 100)
