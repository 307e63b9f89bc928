import type { OrganizationId } from '@kontor/domain'
import type { ScimName, ScimNames } from './scim-names.ts'

/** Names in memory: the same as `stored-scim-names.ts`. */
export const memoryScimNames = (): ScimNames => {
  const names = new Map<OrganizationId, Map<string, ScimName>>()
  const of = (organizationId: OrganizationId): Map<string, ScimName> => {
    const found = names.get(organizationId) ?? new Map<string, ScimName>()
    names.set(organizationId, found)
    return found
  }
  return {
    list: (organizationId) =>
      Promise.resolve([...of(organizationId).values()].toSorted((one, other) => (one.id < other.id ? -1 : 1))),
    put: async (organizationId, name) => void of(organizationId).set(name.id, name),
    remove: async (organizationId, id) => void of(organizationId).delete(id),
  }
}
