import { createHash } from 'node:crypto'
import type { Role } from '@kontor/domain'
import type { ScimPerson } from './people.ts'

export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group'

export interface ScimResource {
  readonly id: string
  readonly meta: { readonly resourceType: string; readonly location: string; readonly version: string }
  readonly [attribute: string]: unknown
}

/** A person, with the roles that they hold as groups. */
export const userResource = (base: string, person: ScimPerson, roles: ReadonlyMap<string, Role>): ScimResource =>
  versioned(`${base}/Users/${person.id}`, 'User', person.createdAt, {
    schemas: [userSchema],
    id: person.id,
    ...(person.externalId === null ? {} : { externalId: person.externalId }),
    userName: person.userName,
    name: { formatted: person.name },
    displayName: person.name,
    active: person.active,
    emails: [{ value: person.email, type: 'work', primary: true }],
    groups: person.roleIds.flatMap((id) => {
      const role = roles.get(id)
      return role === undefined ? [] : [{ value: id, display: role.name, $ref: `${base}/Groups/${id}`, type: 'direct' }]
    }),
  })

/** A role, with the people who have it or are promised it. */
export const groupResource = (
  base: string,
  {
    role,
    externalId,
    people,
  }: { readonly role: Role; readonly externalId: string | null; readonly people: readonly ScimPerson[] },
): ScimResource =>
  versioned(`${base}/Groups/${role.id}`, 'Group', null, {
    schemas: [groupSchema],
    id: role.id,
    ...(externalId === null ? {} : { externalId }),
    displayName: role.name,
    members: people.map(({ id, name }) => ({ value: id, display: name, $ref: `${base}/Users/${id}`, type: 'User' })),
  })

/** RFC 7643, 3.1: the version changes with what the resource shows. */
const versioned = (
  location: string,
  resourceType: string,
  createdAt: number | null,
  content: { readonly id: string; readonly [attribute: string]: unknown },
): ScimResource => {
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)
  const created = createdAt === null ? {} : { created: new Date(createdAt).toISOString() }
  return { ...content, meta: { resourceType, ...created, location, version: `W/"${digest}"` } }
}

/** `attributes` and `excludedAttributes` (RFC 7644, 3.9), of the first level. What every resource has is always there. */
export const shownResource = (resource: ScimResource, query: Readonly<Record<string, string>>): object => {
  const named = (list: string): ReadonlySet<string> =>
    new Set(list.split(',').map((name) => name.trim().toLowerCase().split('.')[0] ?? ''))
  const { attributes, excludedAttributes } = query
  const only = attributes === undefined ? null : named(attributes)
  const without = named(excludedAttributes ?? '')
  const always = ['schemas', 'id', 'meta']
  return Object.fromEntries(
    Object.entries(resource).filter(([name]) => {
      if (always.includes(name)) return true
      const key = name.toLowerCase()
      return only === null ? !without.has(key) : only.has(key)
    }),
  )
}
