import {
  EmailSchema,
  IdentifierSchema,
  limits,
  NameSchema,
  PasswordSchema,
  PhoneNumberSchema,
  PhoneSchema,
  TaxIdSchema,
  textSchema,
  UsernameSchema,
} from '@kontor/domain'

/** The kinds of input, each with a schema of `domain`: the server checks with the same one. */
export const fieldKinds = {
  name: NameSchema,
  email: EmailSchema,
  identifier: IdentifierSchema,
  username: UsernameSchema,
  password: PasswordSchema,
  taxId: TaxIdSchema,
  phone: PhoneSchema,
  message: textSchema(limits.mail.messageLengthMax),
  phoneNumber: PhoneNumberSchema,
} as const

export type FieldKind = keyof typeof fieldKinds
