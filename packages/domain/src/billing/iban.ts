import * as v from 'valibot'

/**
 * The number of a bank account. 26 digits alone are a Polish one. ISO 13616: the country and the check digits moved to the
 * end, with letters as numbers from 10, are 1 modulo 97.
 *
 * @example v.parse(IbanSchema, '61 1090 1014 0000 0712 1981 2874') === 'PL61109010140000071219812874'
 */
export const IbanSchema = v.pipe(
  v.string(),
  v.transform((text) => {
    const compact = text.replace(/\s/g, '').toUpperCase()
    return /^\d{26}$/.test(compact) ? `PL${compact}` : compact
  }),
  v.check((iban) => isIban(iban), 'not-an-iban'),
)

const isIban = (iban: string): boolean => {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) || (iban.startsWith('PL') && iban.length !== 28)) return false
  const digits = `${iban.slice(4)}${iban.slice(0, 4)}`.replace(/[A-Z]/g, (letter) => String(parseInt(letter, 36)))
  return BigInt(digits) % 97n === 1n
}

/** As people read it: in groups of four, and a Polish one without its country. */
export const shownIban = (iban: string): string => {
  const polish = iban.startsWith('PL') ? iban.slice(2) : null
  if (polish === null) return iban.replace(/(.{4})(?=.)/g, '$1 ')
  return `${polish.slice(0, 2)} ${polish.slice(2).replace(/(.{4})(?=.)/g, '$1 ')}`
}
