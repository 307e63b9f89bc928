import type { LoginId, OrganizationId } from '@kontor/domain'
import type { Operator, OperatorLink, Operators } from './operators.ts'

/** Operators and their links, in memory: the same decisions as `stored-operators.ts`. */
export const memoryOperators = (): Operators => {
  const operators = new Map<LoginId, Operator>()
  const links = new Map<string, OperatorLink>()
  const limited = new Map<LoginId, readonly OrganizationId[]>()
  const add = (operator: Operator): void => {
    if (!operators.has(operator.loginId)) operators.set(operator.loginId, operator)
  }
  const endLinks = (email: string): void => {
    for (const link of links.values()) if (link.email === email && link.usedAt === null) links.delete(link.tokenHash)
  }
  return {
    list: async () =>
      [...operators.values()].sort(
        (one, other) => one.addedAt - other.addedAt || (one.loginId < other.loginId ? -1 : 1),
      ),
    has: async (loginId) => operators.has(loginId),
    limits: async (loginId) => limited.get(loginId) ?? [],
    limit: async (loginId, organizations) => {
      limited.set(loginId, [...organizations].sort())
    },
    addFirst: async (operator) => {
      if (operators.size > 0) return false
      add(operator)
      return true
    },
    addByLink: async (tokenHash, operator) => {
      const link = links.get(tokenHash)
      if (link === undefined || link.usedAt !== null || link.expiresAt <= operator.addedAt) return false
      links.set(tokenHash, { ...link, usedAt: operator.addedAt })
      add(operator)
      return true
    },
    remove: async (loginId) => {
      if ([...operators.keys()].every((id) => id === loginId)) return false
      operators.delete(loginId)
      return true
    },
    link: async (tokenHash) => links.get(tokenHash) ?? null,
    addLink: async (link) => {
      endLinks(link.email)
      links.set(link.tokenHash, link)
    },
    openLinks: async (now) =>
      [...links.values()]
        .filter(({ usedAt, expiresAt }) => usedAt === null && expiresAt > now)
        .sort((one, other) => one.expiresAt - other.expiresAt || (one.email < other.email ? -1 : 1)),
    removeLinks: async (email) => endLinks(email),
  }
}
