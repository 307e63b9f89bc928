import * as v from 'valibot'
import { AccountIdSchema, MemberIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { putIfChanged } from '../directory.ts'
import { refuseArchived } from '../guards/refuse-archived.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import { movedHome } from '../moved-home.ts'
import { homeBack, undoEachMember } from '../undo-changes.ts'

/** Decision 2: another home account. An administrator stays in the main one (decision 3). */
export const moveMember = defineMutation({
  arguments: v.object({ memberId: MemberIdSchema, homeAccountId: AccountIdSchema }),
  who: 'administrators',
  history: 'access',
  run: (directory, { memberId, homeAccountId }) => {
    const member = directory.member.get(memberId)
    if (!member) return unknownRecord('member', memberId)
    const home = directory.account.get(homeAccountId)
    if (!home) return unknownRecord('account', homeAccountId)
    if (member.primary) return { code: 'primary-is-fixed', name: member.name }
    if (member.homeAccountId === homeAccountId) return []
    if (member.admin) return { code: 'admin-access-is-fixed', name: member.name }
    return refuseArchived(home) ?? putIfChanged('member', member, movedHome(member, home))
  },
  undo: undoEachMember(homeBack),
})
