import { EmailSchema, PasswordSchema, UsernameSchema } from '@kontor/domain'
import * as v from 'valibot'

/** What somebody tells who accepts with a new login (B4); another e-mail than the invited one is possible (B25). */
export const AcceptanceSchema = v.object({
  username: UsernameSchema,
  password: PasswordSchema,
  email: v.optional(EmailSchema),
})
