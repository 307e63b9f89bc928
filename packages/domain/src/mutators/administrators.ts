import { unknownRecord } from '../guards/unknown-record.ts'
import { mainAccount } from '../main-account.ts'
import type { MutationArguments, Mutator } from '../mutation.ts'
import { movedHome } from '../moved-home.ts'
import { putIfChanged } from '../put-if-changed.ts'

/** B12, decision 3: an administrator is a member of the main account, so the home moves there. */
export const assignAdmin: Mutator<MutationArguments<'assignAdmin'>> = (directory, { memberId }) => {
  const member = directory.member.get(memberId)
  if (!member) return unknownRecord('member', memberId)
  if (member.primary) return { code: 'primary-is-fixed', name: member.name }
  if (member.admin) return []
  return putIfChanged('member', member, { admin: true, ...movedHome(member, mainAccount(directory)) })
}

/** What the member held beside the administrator's access was kept, and counts again from now on. */
export const withdrawAdmin: Mutator<MutationArguments<'withdrawAdmin'>> = (directory, { memberId }) => {
  const member = directory.member.get(memberId)
  if (!member) return unknownRecord('member', memberId)
  if (member.primary) return { code: 'primary-is-fixed', name: member.name }
  return putIfChanged('member', member, { admin: false })
}
