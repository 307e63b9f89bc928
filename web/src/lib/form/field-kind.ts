import { EmailSchema, IdentifierSchema, NameSchema, PasswordSchema, TaxIdSchema, UsernameSchema } from '@kontor/domain'

/** The kinds of input, each with a schema of `domain`: the server checks with the same one. */
export const fieldKinds = {
  name: NameSchema,
  email: EmailSchema,
  identifier: IdentifierSchema,
  username: UsernameSchema,
  password: PasswordSchema,
  taxId: TaxIdSchema,
} as const

export type FieldKind = keyof typeof fieldKinds
