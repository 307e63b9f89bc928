import { changedList } from '../changed-list.ts'
import { refuseGrants } from '../guards/refuse-grants.ts'
import { refuseUnknown, unknownRecord } from '../guards/unknown-record.ts'
import type { MutationArguments, Mutator } from '../mutation.ts'
import { putIfChanged } from '../put-if-changed.ts'

/** A15: access to chosen sub-accounts. A16: an administrator's cannot be changed. */
export const changeGrants: Mutator<MutationArguments<'changeGrants'>> = (directory, { memberId, add, remove }) => {
  const member = directory.member.get(memberId)
  if (!member) return unknownRecord('member', memberId)
  const unknown = refuseUnknown(directory, 'account', add)
  if (unknown) return unknown
  if (member.admin) return { code: 'admin-access-is-fixed', name: member.name }
  const given = add.filter((id) => !member.grants.includes(id))
  const refusal = refuseGrants(directory, member, given)
  return refusal ?? putIfChanged('member', member, { grants: changedList(member.grants, add, remove) })
}
