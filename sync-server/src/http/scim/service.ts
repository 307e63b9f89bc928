import { Hono } from 'hono'
import { serverLimits } from '../../limits.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { answerScim } from './answers.ts'
import { groupSchema, userSchema } from './resources.ts'
import { scimBase, scimCall, type ScimParts } from './scim-call.ts'
import { unknownResource } from './scim-failure.ts'

/** What this server can do, for directories that ask before they send (RFC 7644, 4). */
export const scimService = (parts: ScimParts): Hono<HttpEnvironment> => {
  const base = scimBase(parts.publicUrl)
  const types = [
    resourceType(base, { name: 'User', endpoint: '/Users', schema: userSchema }),
    resourceType(base, { name: 'Group', endpoint: '/Groups', schema: groupSchema }),
  ]
  const schemas = [
    schema(base, { id: userSchema, name: 'User', attributes: userAttributes }),
    schema(base, { id: groupSchema, name: 'Group', attributes: groupAttributes }),
  ]
  const list = (resources: readonly object[]): object => ({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    ...{ totalResults: resources.length, startIndex: 1, itemsPerPage: resources.length, Resources: resources },
  })
  const one = <T extends { readonly id: string }>(all: readonly T[], id: string): T => {
    const found = all.find((resource) => resource.id === id)
    if (found === undefined) throw unknownResource()
    return found
  }

  return new Hono<HttpEnvironment>()
    .get('/scim/v2/ServiceProviderConfig', async (context) => {
      await scimCall(parts, context)
      return answerScim(context, serviceProviderConfig(base))
    })
    .get('/scim/v2/ResourceTypes', async (context) => {
      await scimCall(parts, context)
      return answerScim(context, list(types))
    })
    .get('/scim/v2/ResourceTypes/:id', async (context) => {
      await scimCall(parts, context)
      return answerScim(context, one(types, context.req.param('id')))
    })
    .get('/scim/v2/Schemas', async (context) => {
      await scimCall(parts, context)
      return answerScim(context, list(schemas))
    })
    .get('/scim/v2/Schemas/:id', async (context) => {
      await scimCall(parts, context)
      return answerScim(context, one(schemas, context.req.param('id')))
    })
}

const serviceProviderConfig = (base: string): object => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  documentationUri: 'https://www.rfc-editor.org/rfc/rfc7644',
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: serverLimits.scim.pageMax },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: true },
  authenticationSchemes: [
    { type: 'oauthbearertoken', name: 'Bearer', description: 'An access token with the scope scim.', primary: true },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
})

const resourceType = (
  base: string,
  { name, endpoint, schema }: { readonly name: string; readonly endpoint: string; readonly schema: string },
) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
  ...{ id: name, name, endpoint, schema, schemaExtensions: [] },
  meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${name}` },
})

const schema = (
  base: string,
  { id, name, attributes }: { readonly id: string; readonly name: string; readonly attributes: readonly object[] },
) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
  ...{ id, name, attributes },
  meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
})

interface AttributeFacts {
  readonly type?: 'string' | 'boolean' | 'complex' | 'reference'
  readonly multiValued?: boolean
  readonly required?: boolean
  readonly mutability?: 'readWrite' | 'readOnly' | 'immutable'
  readonly uniqueness?: 'none' | 'server'
  readonly subAttributes?: readonly object[]
}

const attribute = (name: string, facts: AttributeFacts = {}): object => ({
  ...{ name, type: 'string', multiValued: false, required: false, caseExact: false },
  ...{ mutability: 'readWrite', returned: 'default', uniqueness: 'none' },
  ...facts,
})

const reading = (name: string): object => attribute(name, { mutability: 'readOnly' })

/** A person's name and e-mail are their own once they are invited, so they are immutable here. */
const userAttributes = [
  attribute('userName', { required: true, uniqueness: 'server' }),
  attribute('name', {
    type: 'complex',
    mutability: 'immutable',
    subAttributes: ['formatted', 'givenName', 'familyName'].map((name) => attribute(name, { mutability: 'immutable' })),
  }),
  attribute('displayName', { mutability: 'immutable' }),
  attribute('preferredLanguage', { mutability: 'immutable' }),
  attribute('active', { type: 'boolean' }),
  attribute('emails', {
    ...{ type: 'complex', multiValued: true, mutability: 'immutable' },
    subAttributes: [
      attribute('value', { mutability: 'immutable' }),
      attribute('primary', { type: 'boolean', mutability: 'immutable' }),
    ],
  }),
  attribute('groups', {
    ...{ type: 'complex', multiValued: true, mutability: 'readOnly' },
    subAttributes: ['value', 'display', '$ref', 'type'].map(reading),
  }),
]

const groupAttributes = [
  attribute('displayName', { required: true, uniqueness: 'server' }),
  attribute('members', {
    ...{ type: 'complex', multiValued: true },
    subAttributes: [attribute('value', { mutability: 'immutable' }), ...['display', '$ref', 'type'].map(reading)],
  }),
]
