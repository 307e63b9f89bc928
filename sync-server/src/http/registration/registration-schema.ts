import {
  EmailSchema,
  IdentifierSchema,
  limits,
  NameSchema,
  PasswordSchema,
  ProfileIdSchema,
  TaxIdSchema,
  UsernameSchema,
} from '@kontor/domain'
import * as v from 'valibot'

/** What somebody tells who registers a main account (A1). */
export const RegistrationSchema = v.object({
  profile: ProfileIdSchema,
  legalEntity: v.object({ name: NameSchema, taxId: TaxIdSchema }),
  accountName: NameSchema,
  unitIdentifier: IdentifierSchema,
  unitName: v.optional(NameSchema),
  /** Hospitality: further identifiers that the contract covers (B18). */
  contractUnits: v.optional(
    v.pipe(v.array(IdentifierSchema), v.maxLength(limits.contractUnitsMax - 1, 'too-many')),
    [],
  ),
  owner: v.object({ name: NameSchema, email: EmailSchema, username: UsernameSchema, password: PasswordSchema }),
})
export type Registration = v.InferOutput<typeof RegistrationSchema>
