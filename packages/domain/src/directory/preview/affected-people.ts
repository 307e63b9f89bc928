import type { MemberId, RoleId } from '../../kernel/ids.ts'
import { effectiveAccess } from '../access/effective-access.ts'
import type { Directory } from '../directory.ts'
import type { Member } from '../records.ts'
import { accessDifference, type AccessDifference, isNoDifference } from './access-difference.ts'

export interface AffectedPerson {
  readonly memberId: MemberId
  readonly difference: AccessDifference
}

/**
 * Everybody whose access differs between two states of one directory, in the order of the first (A19, B11). The later
 * state must have been made from a copy of the earlier one: what is the same record in both is not looked at twice.
 *
 * @example affectedPeople(directory, previewMutations(directory, [mutation], context).directory)
 */
export const affectedPeople = (before: Directory, after: Directory): readonly AffectedPerson[] => {
  const isConcerned = concern(before, after)
  const affected: AffectedPerson[] = []
  for (const memberId of new Set([...before.member.keys(), ...after.member.keys()])) {
    if (!isConcerned(before.member.get(memberId), after.member.get(memberId))) continue
    const difference = accessDifference(effectiveAccess(before, memberId), effectiveAccess(after, memberId))
    if (!isNoDifference(difference)) affected.push({ memberId, difference })
  }
  return affected
}

type IsConcerned = (before: Member | undefined, after: Member | undefined) => boolean

const concern = (before: Directory, after: Directory): IsConcerned => {
  if (changed(before.account, after.account).size > 0) return () => true
  const roles: ReadonlySet<RoleId> = changed(before.role, after.role)
  return (one, other) => one !== other || one?.roleIds.some((id) => roles.has(id)) === true
}

const changed = <Id, R>(before: ReadonlyMap<Id, R>, after: ReadonlyMap<Id, R>): ReadonlySet<Id> => {
  const ids = new Set<Id>()
  for (const [id, record] of before) if (after.get(id) !== record) ids.add(id)
  for (const id of after.keys()) if (!before.has(id)) ids.add(id)
  return ids
}
