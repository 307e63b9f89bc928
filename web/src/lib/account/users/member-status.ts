import type { Member } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'

/** Access ends at once, and all that the person holds is kept: it is taken back with one press. */
export const suspendMember = (view: DirectoryView, { id: memberId, name }: Member) =>
  view.mutate(
    'suspendMember',
    { memberId },
    { done: m.member_suspended({ name }), undo: () => void view.mutate('reinstateMember', { memberId }) },
  )

export const reinstateMember = (view: DirectoryView, { id: memberId, name }: Member) =>
  view.mutate(
    'reinstateMember',
    { memberId },
    { done: m.member_reinstated({ name }), undo: () => void view.mutate('suspendMember', { memberId }) },
  )
