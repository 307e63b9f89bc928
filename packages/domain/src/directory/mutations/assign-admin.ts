import * as v from 'valibot'
import { MemberIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { mainAccount } from '../main-account.ts'
import { movedHome } from '../moved-home.ts'
import { homeBack, undoEachMember } from '../undo-changes.ts'

/** B12, decision 3: an administrator is a member of the main account, so the home moves there. */
export const assignAdmin = defineMutation({
  arguments: v.object({ memberId: MemberIdSchema }),
  who: 'administrators',
  peopleOnly: true,
  history: 'access',
  run: (directory, { memberId }) => {
    const member = directory.member.get(memberId)
    if (!member) return unknownRecord('member', memberId)
    if (member.primary) return { code: 'primary-is-fixed', name: member.name }
    if (member.admin) return []
    return putIfChanged('member', member, { admin: true, ...movedHome(member, mainAccount(directory)) })
  },
  undo: undoEachMember((before, after, directory) => [
    { name: 'withdrawAdmin', args: { memberId: before.id } },
    ...homeBack(before, after, directory),
  ]),
})
