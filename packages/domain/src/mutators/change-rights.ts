import { changedList } from '../changed-list.ts'
import { changedRights } from '../changed-rights.ts'
import { refuseRight } from '../guards/refuse-right.ts'
import { refuseUnknown, unknownRecord } from '../guards/unknown-record.ts'
import type { MutationArguments, Mutator } from '../mutation.ts'
import { profileOf } from '../profiles/profile-of.ts'
import { putIfChanged } from '../put-if-changed.ts'

/** B11, B16: direct rights and roles, for all accounts of the member at once. */
export const changeRights: Mutator<MutationArguments<'changeRights'>> = (directory, args) => {
  const member = directory.member.get(args.memberId)
  if (!member) return unknownRecord('member', args.memberId)
  const refusal = refuseUnknown(directory, 'role', args.addRoles) ?? refuseRight(directory, args.add)
  if (refusal) return refusal
  if (member.primary) return { code: 'primary-is-fixed', name: member.name }
  if (member.admin) return { code: 'admin-access-is-fixed', name: member.name }
  return putIfChanged('member', member, {
    rights: changedRights(profileOf(directory), member.rights, args.add, args.remove),
    roleIds: changedList(member.roleIds, args.addRoles, args.removeRoles),
  })
}
