import * as v from 'valibot'
import { limits } from './limits.ts'
import { cleanedEmail, cleanedLine, samePhoneForm, sameTaxIdForm } from './same-form.ts'

/**
 * What a person may type, field by field. Every schema first cleans the text, wherever it comes in: spaces at the ends,
 * no-break spaces, a name around an address. The message of each check is a reason code;
 * the sentence for it is beside the field on the screen, and the server answers with the same code.
 */
export type TextProblem =
  | 'empty'
  | 'too-long'
  | 'too-short'
  | 'control-characters'
  | 'markup'
  | 'not-an-email'
  | 'not-a-username'
  | 'not-an-identifier'
  | 'not-a-tax-id'
  | 'not-a-nip'
  | 'not-a-query'
  | 'not-a-phone-number'
  | 'not-a-date'
  | 'not-a-phone'

/** Controls, lone surrogates, line separators and the overrides that can turn a name around. */
const forbiddenCharacters = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/u

/** Spaces, fillers and joiners: a name made of these alone shows nothing. */
const invisibleCharacters = /[\s\p{Default_Ignorable_Code_Point}\u2800]/gu

const lengthOf = (text: string): number => {
  let length = 0
  for (const _ of text) length += 1
  return length
}

const line = (lengthMax: number, clean: (text: string) => string = cleanedLine) =>
  v.pipe(
    v.string(),
    v.transform(clean),
    v.check((text) => text.replace(invisibleCharacters, '') !== '', 'empty' satisfies TextProblem),
    v.check((text) => lengthOf(text) <= lengthMax, 'too-long' satisfies TextProblem),
    v.check((text) => !forbiddenCharacters.test(text), 'control-characters' satisfies TextProblem),
  )

/** A name of an account, a unit, a role, a person or a legal entity: any script, 1 to 200 code points, no markup. */
export const NameSchema = v.pipe(
  line(limits.nameLengthMax),
  v.check((text) => !/[<>]/.test(text), 'markup' satisfies TextProblem),
)

/** Several lines that a person writes, as a note: composed characters, line feeds, no other controls. */
export const textSchema = (lengthMax: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim()),
    v.check((text) => lengthOf(text) <= lengthMax, 'too-long' satisfies TextProblem),
    v.check(
      (text) => !forbiddenCharacters.test(text.replace(/[\n\t]/g, '')),
      'control-characters' satisfies TextProblem,
    ),
  )

/** A unit's identifier, as the operator writes it: letters, digits, inner spaces and `. / _ -`. */
export const IdentifierSchema = v.pipe(
  line(limits.identifierLengthMax),
  v.regex(/^[\p{L}\p{N}][\p{L}\p{N} ./_-]*$/u, 'not-an-identifier' satisfies TextProblem),
)

/** An address that can become a login. The domain of another script is kept as punycode. */
export const EmailSchema = v.pipe(
  line(limits.emailLengthMax, cleanedEmail),
  v.regex(
    /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+(?:[A-Za-z]{2,}|xn--[A-Za-z0-9-]+)$/,
    'not-an-email' satisfies TextProblem,
  ),
)

/** A person's telephone number, of any country, as E.164; nine digits alone are Polish. */
export const PhoneSchema = v.pipe(
  v.string(),
  v.transform(samePhoneForm),
  v.check((text) => text !== '', 'empty' satisfies TextProblem),
  v.regex(/^\+[1-9]\d{7,14}$/, 'not-a-phone' satisfies TextProblem),
)

/** Kept in lower case, so that two user names never differ by case alone. */
export const UsernameSchema = v.pipe(
  line(limits.usernameLengthMax, (text) => cleanedLine(text).toLowerCase()),
  v.check((text) => lengthOf(text) >= limits.usernameLengthMin, 'too-short' satisfies TextProblem),
  v.regex(/^[a-z0-9][a-z0-9._-]*$/, 'not-a-username' satisfies TextProblem),
)

export const PasswordSchema = v.pipe(
  v.string(),
  v.check((text) => lengthOf(text) >= limits.passwordLengthMin, 'too-short' satisfies TextProblem),
  v.check((text) => lengthOf(text) <= limits.passwordLengthMax, 'too-long' satisfies TextProblem),
)

/** B23: ten digits, alone or after `PL`, must be a NIP. Numbers of other countries are taken as they are. */
export const TaxIdSchema = v.pipe(
  line(limits.taxIdLengthMax),
  v.check((text) => sameTaxIdForm(text).length >= limits.taxIdLengthMin, 'too-short' satisfies TextProblem),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9 -]*$/, 'not-a-tax-id' satisfies TextProblem),
  v.check((text) => !isPolish(sameTaxIdForm(text)) || isNip(sameTaxIdForm(text)), 'not-a-nip' satisfies TextProblem),
)

/** A NIP: ten digits, without a prefix or dashes. */
export const NipSchema = v.pipe(
  TaxIdSchema,
  v.transform((text) => sameTaxIdForm(text).replace(/^PL/, '')),
  v.check((form) => isNip(form), 'not-a-nip' satisfies TextProblem),
)

const isPolish = (form: string): boolean => /^(PL.*|\d{10})$/.test(form)

const nipWeights = [6, 5, 7, 2, 3, 4, 5, 6, 7]

/** Ten digits, the last of which is the weighted sum of the others, mod 11; ten equal digits are no NIP. */
const isNip = (form: string): boolean => {
  if (!/^\d{10}$/.test(form) || /^(\d)\1*$/.test(form)) return false
  const sum = nipWeights.reduce((total, weight, place) => total + weight * Number(form[place]), 0)
  return sum % 11 === Number(form[9])
}
