import { isConnected } from '@kontor/replica'
import { invitationState, type Invitation } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'

/** Why an invitation can have no link now, in a sentence; null when it can. */
export const whyNoLink = (view: DirectoryView, invitation: Invitation, now: number): string | null => {
  if (view.whyNoChange !== null) return refusalSentence(view.whyNoChange)
  const state = view.directory === null ? null : invitationState(view.directory, invitation, now)
  if (state === 'void') return m.link_only_void()
  if (state !== 'pending') return m.link_only_pending()
  if (view.isWaiting(invitation.id)) return m.link_after_sending()
  return isConnected(view.state.connection) ? null : m.link_needs_connection()
}
