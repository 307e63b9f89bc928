import { EmailSchema, IdentifierSchema, NameSchema, PasswordSchema, TaxIdSchema, UsernameSchema } from '@kontor/domain'

/** What people type, each with the schema of `domain`: the server checks with the same one. */
export const fieldKinds = {
  name: NameSchema,
  email: EmailSchema,
  identifier: IdentifierSchema,
  username: UsernameSchema,
  password: PasswordSchema,
  taxId: TaxIdSchema,
} as const

export type FieldKind = keyof typeof fieldKinds
