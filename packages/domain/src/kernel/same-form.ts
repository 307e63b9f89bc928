/** No-break and typographic spaces are typed by phones and copied from documents; they mean a space. */
const otherSpaces = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g
/** At the ends they are left over from copying: a byte order mark, a zero-width space. */
const invisibleEnds = /^[\u200B\uFEFF\s]+|[\u200B\uFEFF\s]+$/g

/** One line as it is kept: composed characters, plain single spaces, none at the ends. */
export const cleanedLine = (text: string): string =>
  text.normalize('NFC').replace(otherSpaces, ' ').replace(invisibleEnds, '').replace(/ {2,}/g, ' ')

/**
 * An e-mail address as it is kept, from what people paste: `Anna Nowak <anna@example.com>`, `anna@example.com;`. Punycode
 * encodes the domain of another script.
 */
export const cleanedEmail = (text: string): string => {
  const line = cleanedLine(text)
  const inBrackets = /^[^<>@]*<([^<>]+)>[;,.]?$/.exec(line)?.[1]
  const address = (inBrackets ?? line)
    .replace(/^mailto:/i, '')
    .replace(/[;,]+$/, '')
    .trim()
  const at = address.lastIndexOf('@')
  return at < 0 ? address : `${address.slice(0, at)}@${asciiDomain(address.slice(at + 1))}`
}

/** `почта.рф` is `xn--80a1acny.xn--p1ai`. What is no domain stays as it is. */
const asciiDomain = (domain: string): string => {
  if (!/[^\p{ASCII}]/u.test(domain) || /[\s/?#@:\\%[\]]/.test(domain)) return domain
  return URL.parse(`http://${domain}`)?.hostname ?? domain
}

/** Two names that differ only in case, width or spacing read as one name. */
export const sameNameForm = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

/** Two e-mail addresses that differ only in case, or in the script of the domain, are the same address. */
export const sameEmailForm = (email: string): string => cleanedEmail(email).toLowerCase()

/** A telephone number with its country: `58 320 00 00`, `(+48) 58-320-00-00` and `0048583200000` are one number. */
export const samePhoneForm = (phone: string): string => {
  const digits = cleanedLine(phone)
    .replace(/[ ()./-]/g, '')
    .replace(/^00/, '+')
  return /^\d{9}$/.test(digits) ? `+48${digits}` : digits
}

/** A user name typed on a phone, with a capital and a space behind it, is the same user name. */
export const sameUsernameForm = (username: string): string => cleanedLine(username).toLowerCase()

/**
 * Two identifiers that differ only in case, width or spacing name the same unit. The number of a telecom operator is
 * written with or without `PT`: `PT 07777`, `PT07777` and `07777` are one.
 */
export const sameIdentifierForm = (identifier: string): string => {
  const form = identifier.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase()
  const number = /^(?:PT ?)?(\d{5})$/.exec(form)?.[1]
  return number === undefined ? form : `PT ${number}`
}

/** Two tax identifiers that differ only in spacing, dashes, case or a leading `PL` belong to the same legal entity. */
export const sameTaxIdForm = (taxId: string): string =>
  taxId
    .replace(/[\s\u200B\uFEFF-]/g, '')
    .toUpperCase()
    .replace(/^PL(?=\d{10}$)/, '')

/**
 * Does a name look like the address of a website? Such a name must not become a link or a heading in a mail, where people
 * would take it for one (F3).
 *
 * @example looksLikeWebAddress('Kliknij www.example.com') // true
 */
export const looksLikeWebAddress = (name: string): boolean => {
  const text = name.normalize('NFKC').replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
  return /:\/\/|\bwww\d?\s*\./iu.test(text) || /[\p{L}\p{N}-][.\u3002]\p{L}{2,}(?![\p{L}\p{N}])/u.test(text)
}
