import type { AccountId, Member } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'

/** Moves a member to another home account. The undo also restores the grants, because a move changes them. */
export const moveMember = (view: DirectoryView, member: Member, homeAccountId: AccountId) => {
  const { id: memberId, name, homeAccountId: from, grants } = member
  const moveBack = async () => {
    const back = await view.mutate('moveMember', { memberId, homeAccountId: from })
    const returned = view.directory?.member.get(memberId)
    if (!back.accepted || returned === undefined) return
    const add = grants.filter((id) => !returned.grants.includes(id))
    const remove = returned.grants.filter((id) => !grants.includes(id))
    if (add.length + remove.length > 0) await view.mutate('changeGrants', { memberId, add, remove })
  }
  const account = view.directory?.account.get(homeAccountId)?.name ?? ''
  return view.mutate(
    'moveMember',
    { memberId, homeAccountId },
    { done: m.member_moved({ name, account }), undo: () => void moveBack() },
  )
}
