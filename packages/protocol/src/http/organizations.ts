import {
  AccountIdSchema,
  EmailSchema,
  IdentifierSchema,
  limits,
  NameSchema,
  OrganizationIdSchema,
  PasswordSchema,
  ProfileIdSchema,
  RightSchema,
  sameNameForm,
  TaxIdSchema,
  UsernameSchema,
} from '@kontor/domain'
import * as v from 'valibot'

const roles = v.pipe(
  v.array(
    v.object({
      name: NameSchema,
      rights: v.pipe(v.array(RightSchema), v.maxLength(limits.rightsPerListMax, 'too-many')),
    }),
  ),
  v.maxLength(limits.rolesPerListMax, 'too-many'),
  v.check((list) => new Set(list.map(({ name }) => sameNameForm(name))).size === list.length, 'named-twice'),
)

/** Body of `POST /api/organizations`: registers a main account (A1). */
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
  /** Roles to begin with, named in the language of the form (A19); rights of the other profile are left out. */
  roles: v.optional(roles, []),
  owner: v.object({ name: NameSchema, email: EmailSchema, username: UsernameSchema, password: PasswordSchema }),
})
export type Registration = v.InferOutput<typeof RegistrationSchema>

/** Answer of `POST /api/organizations`, with status 201 and the session's cookie. */
export const RegisteredSchema = v.object({ organizationId: OrganizationIdSchema, accountId: AccountIdSchema })
export type RegisteredOrganization = v.InferOutput<typeof RegisteredSchema>
