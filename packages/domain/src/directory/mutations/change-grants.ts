import * as v from 'valibot'
import { MemberIdSchema } from '../../kernel/ids.ts'
import { changedList } from '../changed-lists.ts'
import { defineMutation, grantsArgument } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { refuseGrants } from '../guards/refuse-grants.ts'
import { refuseUnknown, unknownRecord } from '../guards/unknown-record.ts'
import { listBack, undoEachMember } from '../undo-changes.ts'

/** A15: access to chosen sub-accounts. A16: an administrator's cannot be changed. */
export const changeGrants = defineMutation({
  arguments: v.object({ memberId: MemberIdSchema, add: grantsArgument, remove: grantsArgument }),
  who: 'administrators',
  history: 'access',
  run: (directory, { memberId, add, remove }) => {
    const member = directory.member.get(memberId)
    if (!member) return unknownRecord('member', memberId)
    const unknown = refuseUnknown(directory, 'account', add)
    if (unknown) return unknown
    if (member.admin) return { code: 'admin-access-is-fixed', name: member.name }
    const given = add.filter((id) => !member.grants.includes(id))
    const refusal = refuseGrants(directory, member, given)
    return refusal ?? putIfChanged('member', member, { grants: changedList(member.grants, add, remove) })
  },
  undo: undoEachMember((before, after) => [
    { name: 'changeGrants', args: { memberId: before.id, ...listBack(before.grants, after.grants) } },
  ]),
})
