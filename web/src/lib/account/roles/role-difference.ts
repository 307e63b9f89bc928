import { effectiveAccess, type Directory, type Right, type RoleId } from '@kontor/domain'

/** How many members gain a right, or lose it, when a role changes: those who hold it otherwise are not among them. */
export interface RoleDifference {
  readonly right: Right
  readonly kind: 'gain' | 'loss'
  readonly people: number
}

export const roleDifference = (before: Directory, after: Directory, roleId: RoleId): readonly RoleDifference[] => {
  const counts = new Map<string, { right: Right; kind: 'gain' | 'loss'; people: number }>()
  const count = (right: Right, kind: 'gain' | 'loss') => {
    const known = counts.get(`${kind} ${right}`)
    if (known) known.people += 1
    else counts.set(`${kind} ${right}`, { right, kind, people: 1 })
  }
  for (const { id, roleIds } of before.member.values()) {
    if (!roleIds.includes(roleId)) continue
    const [held, holds] = [rightsOf(before, id), rightsOf(after, id)]
    for (const right of holds.difference(held)) count(right, 'gain')
    for (const right of held.difference(holds)) count(right, 'loss')
  }
  return [...counts.values()]
}

const rightsOf = (directory: Directory, memberId: Parameters<typeof effectiveAccess>[1]): Set<Right> =>
  new Set(effectiveAccess(directory, memberId).flatMap(({ rights }) => rights.map(({ right }) => right)))
