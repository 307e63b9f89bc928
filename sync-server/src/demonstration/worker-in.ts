import { colleaguesOf, type AccountId, type Directory, type LoginId, type Right } from '@kontor/domain'

/** Someone who may open a section of that account: the first of them. */
export const workerIn = (directory: Directory, accountId: AccountId, needs: readonly Right[]): LoginId | null => {
  const ids = new Set(colleaguesOf(directory, accountId, needs).map(({ id }) => id))
  return [...directory.member.values()].find(({ id }) => ids.has(id))?.loginId ?? null
}
