const made = new Map<string, Intl.NumberFormat>()

const formatOf = (locale: string): Intl.NumberFormat => {
  const known = made.get(locale)
  if (known !== undefined) return known
  const formatter = new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, {
    style: 'currency',
    currency: 'PLN',
    // Polish writes four digits without a space, which does not line up in a column.
    useGrouping: 'always',
  })
  made.set(locale, formatter)
  return formatter
}

/** An amount in grosz as people write it: `1 153,00 zł`, with spaces that do not break. */
export const amountText = (grosz: number, locale: string): string => formatOf(locale).format(grosz / 100)
