import { isConnected } from '@kontor/replica'
import type { Member, Refusal } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'
import type { SignedIn } from '#lib/session/signed-in.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'

/** Why the app cannot be viewed as this person now; undefined when it can. */
export const whyNoView = (
  view: Pick<DirectoryView, 'check' | 'state'>,
  member: Pick<Member, 'id' | 'loginId'>,
  { loginId }: Pick<SignedIn, 'loginId'>,
): string | undefined => {
  const refusal: Refusal | null = view.check('viewAs', { memberId: member.id })
  if (refusal !== null) return refusalSentence(refusal)
  if (member.loginId === loginId) return m.view_as_yourself()
  return isConnected(view.state.connection) ? undefined : m.view_as_needs_connection()
}
