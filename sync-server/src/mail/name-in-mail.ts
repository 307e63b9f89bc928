const writtenFromTheRight = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/**
 * Characters by which a mail program may recognise the address of a website or a mailbox: `kup-teraz.pl`, `https:`,
 * `ktoś@`, `//`.
 */
const addressSign = /(?<=[\p{L}\p{N}_-])[.\u3002\uFF0E\uFF61](?=[\p{L}\p{N}]{2})|:(?=\/\/)|(?<=\/)\/|@|(?<=www)\./giu
const zeroWidthSpace = '\u200B'

/** A person may choose the address of a website as a name; such a name is left out of subjects. */
export const looksLikeAddress = (name: string): boolean => name.search(addressSign) >= 0

/**
 * A name inside a sentence of a mail. A name that looks like an address is broken where it would become a link, so that
 * our mails link only to us (F3). A right-to-left name must not affect the words around it (Unicode UAX 9).
 */
export const nameInMail = (name: string): string => {
  const broken = name.replace(addressSign, (sign) => `${sign}${zeroWidthSpace}`)
  return writtenFromTheRight.test(name) ? `\u2068${broken}\u2069` : broken
}
