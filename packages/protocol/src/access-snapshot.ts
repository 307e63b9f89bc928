import {
  AccountSchema,
  LoginIdSchema,
  MemberSchema,
  OrganizationIdSchema,
  OwnSystemSchema,
  ProfileIdSchema,
  RightSchema,
  ServiceSchema,
  signInMethods,
  UnitSchema,
} from '@kontor/domain'
import * as v from 'valibot'

/** Items that this browser cannot read are left out: a newer server may have more rights and kinds of service. */
const knownItems = <S extends v.GenericSchema>(schema: S) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((items) => items.filter((item) => v.is(schema, item))),
    v.array(schema),
  )

const ReachedAccountSchema = v.object({
  ...v.pick(AccountSchema, ['id', 'kind', 'name', 'position']).entries,
  reason: v.picklist(['administrator', 'home', 'grant']),
  rights: knownItems(RightSchema),
  units: v.array(v.pick(UnitSchema, ['id', 'identifier', 'name'])),
  services: knownItems(v.pick(ServiceSchema, ['id', 'unitId', 'type'])),
})

const DirectoryAccessSchema = v.picklist(['write', 'read', 'none'])

const OrganizationAccessSchema = v.object({
  id: OrganizationIdSchema,
  name: v.string(),
  profile: ProfileIdSchema,
  demonstration: v.boolean(),
  member: v.pick(MemberSchema, ['id', 'homeAccountId', 'primary', 'admin', 'status']),
  directory: DirectoryAccessSchema,
  accounts: v.array(ReachedAccountSchema),
  /** Absent from a server, or in a copy, of before version 2. */
  contact: v.optional(v.nullable(v.object({ name: v.string(), email: v.string() })), null),
  awaitsSingleSignOn: v.exactOptional(
    v.object({
      directory: DirectoryAccessSchema,
      accounts: v.array(v.object({ id: AccountSchema.entries.id, rights: knownItems(RightSchema) })),
    }),
  ),
})

/** The domain's `AccessSnapshot`, as it travels and as a browser keeps it. */
export const AccessSnapshotSchema = v.object({
  login: v.object({ id: LoginIdSchema, name: v.string(), username: v.string(), email: v.string() }),
  organizations: knownItems(OrganizationAccessSchema),
  /** Absent where it is unknown, and from a server of before version 9. */
  signedInBy: v.exactOptional(v.picklist(signInMethods)),
  /** Absent where there are none, and from a server of before version 7. */
  systems: v.exactOptional(knownItems(OwnSystemSchema)),
})
