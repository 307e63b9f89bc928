import * as v from 'valibot'
import { limits } from './limits.ts'

/**
 * What a person may type, field by field. The message of each check is a reason code;
 * the sentence for it stands beside the field on the screen, and the server answers with the same code.
 */
export type TextProblem =
  | 'empty'
  | 'too-long'
  | 'too-short'
  | 'control-characters'
  | 'markup'
  | 'spaces-at-ends'
  | 'not-an-email'
  | 'not-a-username'
  | 'not-an-identifier'
  | 'not-a-tax-id'

/** Controls, lone surrogates, line separators and the overrides that can turn a name around. */
const forbiddenCharacters = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/u

/** Spaces, fillers and joiners: a name made of these alone shows nothing. */
const invisibleCharacters = /[\s\p{Default_Ignorable_Code_Point}\u2800]/gu

const lengthOf = (text: string): number => {
  let length = 0
  for (const _ of text) length += 1
  return length
}

const line = (lengthMax: number) =>
  v.pipe(
    v.string(),
    v.check((text) => text.replace(invisibleCharacters, '') !== '', 'empty' satisfies TextProblem),
    v.check((text) => lengthOf(text) <= lengthMax, 'too-long' satisfies TextProblem),
    v.check((text) => !forbiddenCharacters.test(text), 'control-characters' satisfies TextProblem),
    v.check((text) => text === text.trim(), 'spaces-at-ends' satisfies TextProblem),
  )

/** A name of an account, a unit, a role, a person or a legal entity: any script, 1 to 200 code points, no markup. */
export const NameSchema = v.pipe(
  line(limits.nameLengthMax),
  v.check((text) => !/[<>]/.test(text), 'markup' satisfies TextProblem),
)

/** A unit's identifier, as the operator writes it: letters, digits, inner spaces and `. / _ -`. */
export const IdentifierSchema = v.pipe(
  line(limits.identifierLengthMax),
  v.regex(/^[\p{L}\p{N}][\p{L}\p{N} ./_-]*$/u, 'not-an-identifier' satisfies TextProblem),
)

/** An address that can become a login: the letters, digits and signs that identity accepts too; other scripts as punycode. */
export const EmailSchema = v.pipe(
  line(limits.emailLengthMax),
  v.regex(
    /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/,
    'not-an-email' satisfies TextProblem,
  ),
)

/** Lower case, so that two user names never differ by case alone. */
export const UsernameSchema = v.pipe(
  line(limits.usernameLengthMax),
  v.check((text) => lengthOf(text) >= limits.usernameLengthMin, 'too-short' satisfies TextProblem),
  v.regex(/^[a-z0-9][a-z0-9._-]*$/, 'not-a-username' satisfies TextProblem),
)

export const PasswordSchema = v.pipe(
  v.string(),
  v.check((text) => lengthOf(text) >= limits.passwordLengthMin, 'too-short' satisfies TextProblem),
  v.check((text) => lengthOf(text) <= limits.passwordLengthMax, 'too-long' satisfies TextProblem),
)

export const TaxIdSchema = v.pipe(
  line(limits.taxIdLengthMax),
  v.check((text) => sameTaxIdForm(text).length >= limits.taxIdLengthMin, 'too-short' satisfies TextProblem),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9 -]*$/, 'not-a-tax-id' satisfies TextProblem),
)

/** Two identifiers that differ only in case, width or spacing name the same unit. */
export const sameIdentifierForm = (identifier: string): string =>
  identifier.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase()

/** Two names that differ only in case, width or spacing read as one name. */
export const sameNameForm = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

/** Two e-mail addresses that differ only in case are the same address. */
export const sameEmailForm = (email: string): string => email.normalize('NFC').trim().toLowerCase()

/** Two tax identifiers that differ only in spacing, dashes or case belong to the same legal entity. */
export const sameTaxIdForm = (taxId: string): string => taxId.replace(/[\s-]/g, '').toUpperCase()
