import type { AffectedPerson, Right } from '@kontor/domain'

/**
 * How many members gain a right, or lose it, when a role changes: members who also hold it in another way are not
 * counted.
 */
export interface RoleDifference {
  readonly right: Right
  readonly kind: 'gain' | 'loss'
  readonly people: number
}

export const roleDifference = (affected: readonly AffectedPerson[]): readonly RoleDifference[] => {
  const counts = new Map<string, { right: Right; kind: 'gain' | 'loss'; people: number }>()
  const count = (right: Right, kind: 'gain' | 'loss') => {
    const known = counts.get(`${kind} ${right}`)
    if (known) known.people += 1
    else counts.set(`${kind} ${right}`, { right, kind, people: 1 })
  }
  for (const { difference } of affected) {
    for (const { right } of difference.gained) count(right, 'gain')
    for (const { right } of difference.lost) count(right, 'loss')
  }
  return [...counts.values()]
}
