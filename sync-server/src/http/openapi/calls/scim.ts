import * as v from 'valibot'
import { ScimGroupSchema, ScimPatchSchema, ScimUserSchema } from '../../scim/bodies.ts'
import type { CallSubject, DescribedCall, Words } from '../described-call.ts'

const path = (rest: string): string => `/scim/v2${rest}`

const MetaSchema = v.object({
  ...{ resourceType: v.string(), created: v.optional(v.string()), location: v.string(), version: v.string() },
})
const resource = { schemas: v.array(v.string()), id: v.string(), externalId: v.optional(v.string()), meta: MetaSchema }
/** Each has `$ref` too, which tools would read as a reference of this description. */
const ReferenceSchema = v.looseObject({ value: v.string(), display: v.string(), type: v.string() })
const UserAnswerSchema = v.object({
  ...resource,
  ...{ userName: v.string(), displayName: v.string(), active: v.boolean() },
  name: v.object({ formatted: v.string() }),
  emails: v.array(v.object({ value: v.string(), type: v.literal('work'), primary: v.boolean() })),
  groups: v.array(ReferenceSchema),
})
const GroupAnswerSchema = v.object({
  ...resource,
  displayName: v.string(),
  members: v.array(ReferenceSchema),
})
const listOf = (schema: v.GenericSchema) =>
  v.object({
    ...{ schemas: v.array(v.string()), totalResults: v.number(), startIndex: v.number(), itemsPerPage: v.number() },
    Resources: v.array(schema),
  })
const ListQuerySchema = v.object({
  filter: v.optional(v.string()),
  startIndex: v.optional(v.string()),
  count: v.optional(v.string()),
  attributes: v.optional(v.string()),
  excludedAttributes: v.optional(v.string()),
})

const call = (
  method: DescribedCall['method'],
  rest: string,
  id: string,
  words: Words,
  facts: Partial<DescribedCall> = {},
): DescribedCall => ({
  ...{ method, path: path(rest), id, words, callers: ['token'], scope: 'scim', isScim: true, ...facts },
})

const unknown = { 404: ['not-found'] } as const
const changed = { ...unknown, 400: ['invalid-arguments'], 409: ['username-in-use'], 412: ['other-version'] } as const

const serviceCalls = ['ServiceProviderConfig', 'ResourceTypes', 'ResourceTypes/{id}', 'Schemas', 'Schemas/{id}'].map(
  (name) =>
    call(
      'get',
      `/${name}`,
      `readScim${name.replace('/{id}', 'Item')}`,
      { en: 'What this server can do (RFC 7644, 4).', pl: 'Co potrafi ten serwer (RFC 7644, 4).' },
      name.endsWith('{id}') ? { errors: unknown } : {},
    ),
)

export const scimCalls: CallSubject = {
  key: 'scim',
  name: { en: 'Company directory (SCIM 2.0)', pl: 'Katalog firmy (SCIM 2.0)' },
  isFor: 'programs',
  calls: [
    call(
      'get',
      '/Users',
      'listScimUsers',
      {
        en: 'Members and invited people. Filters: `userName eq "…"`, `externalId eq "…"`, joined by `and`.',
        pl: 'Osoby i zaproszeni. Filtry: `userName eq "…"`, `externalId eq "…"`, łączone przez `and`.',
      },
      { query: ListQuerySchema, answer: listOf(UserAnswerSchema), errors: { 400: ['unsupported-filter'] } },
    ),
    call(
      'post',
      '/Users',
      'createScimUser',
      {
        en: 'Invites a person to the main account, without rights.',
        pl: 'Zaprasza osobę do konta głównego, bez praw.',
      },
      {
        body: ScimUserSchema,
        status: 201,
        answer: UserAnswerSchema,
        errors: {
          400: ['inactive-is-not-invited', 'email-missing', 'name-unusable'],
          409: ['username-in-use', 'email-in-use'],
        },
      },
    ),
    call(
      'get',
      '/Users/{id}',
      'readScimUser',
      { en: 'One person.', pl: 'Jedna osoba.' },
      {
        ...{ answer: UserAnswerSchema, errors: unknown },
      },
    ),
    call(
      'put',
      '/Users/{id}',
      'replaceScimUser',
      {
        en: 'Sets `userName`, `externalId` and `active`; name and e-mail are the person’s own.',
        pl: 'Ustawia `userName`, `externalId` i `active`; nazwisko i e-mail należą do osoby.',
      },
      { body: ScimUserSchema, answer: UserAnswerSchema, errors: { ...changed, 403: ['primary-is-fixed'] } },
    ),
    call(
      'patch',
      '/Users/{id}',
      'changeScimUser',
      {
        en: 'The same, attribute by attribute. `active: false` suspends.',
        pl: 'To samo po jednym polu. `active: false` zawiesza.',
      },
      {
        body: ScimPatchSchema,
        answer: UserAnswerSchema,
        errors: { ...changed, 400: ['required-attribute'], 403: ['primary-is-fixed'] },
      },
    ),
    call(
      'delete',
      '/Users/{id}',
      'removeScimUser',
      { en: 'Ends the membership, or revokes the invitation.', pl: 'Kończy członkostwo albo cofa zaproszenie.' },
      {
        ...{ status: 204, errors: { ...unknown, 403: ['primary-is-fixed'], 412: ['other-version'] } },
      },
    ),
    call(
      'get',
      '/Groups',
      'listScimGroups',
      {
        en: 'Roles. Filters: `displayName eq "…"`, `externalId eq "…"`.',
        pl: 'Role. Filtry: `displayName eq "…"`, `externalId eq "…"`.',
      },
      {
        ...{ query: ListQuerySchema, answer: listOf(GroupAnswerSchema), errors: { 400: ['unsupported-filter'] } },
      },
    ),
    call(
      'post',
      '/Groups',
      'createScimGroup',
      {
        en: 'A new role, which opens nothing until an administrator says so.',
        pl: 'Nowa rola, która nic nie otwiera, póki nie ustawi tego administrator.',
      },
      {
        ...{ body: ScimGroupSchema, status: 201, answer: GroupAnswerSchema },
        errors: { 400: ['unknown-member'], 403: ['admin-access-is-fixed'], 409: ['role-name-taken'] },
      },
    ),
    call(
      'get',
      '/Groups/{id}',
      'readScimGroup',
      { en: 'One role.', pl: 'Jedna rola.' },
      {
        ...{ answer: GroupAnswerSchema, errors: unknown },
      },
    ),
    ...(['put', 'patch'] as const).map((method) =>
      call(
        method,
        '/Groups/{id}',
        method === 'put' ? 'replaceScimGroup' : 'changeScimGroup',
        { en: 'Its name, and the people who have it.', pl: 'Jej nazwa i osoby, które ją mają.' },
        {
          ...{ body: method === 'put' ? ScimGroupSchema : ScimPatchSchema, answer: GroupAnswerSchema },
          errors: {
            ...unknown,
            ...{ 400: ['unknown-member'], 403: ['admin-access-is-fixed'], 409: ['role-name-taken'] },
            ...{ 412: ['other-version'], 413: ['too-many-members'] },
          },
        },
      ),
    ),
    call(
      'delete',
      '/Groups/{id}',
      'removeScimGroup',
      { en: 'Takes the role off its people and deletes it.', pl: 'Zabiera rolę osobom i ją usuwa.' },
      {
        ...{
          status: 204,
          errors: { ...unknown, 403: ['primary-is-fixed'], 409: ['role-in-use'], 412: ['other-version'] },
        },
      },
    ),
    ...serviceCalls,
  ],
}
