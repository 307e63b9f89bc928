import type { Member, OrganizationId } from '@kontor/domain'
import type { Replica } from '@kontor/replica'
import type { Sentence } from '#lib/form/form-state.svelte.ts'
import { m } from '#lib/paraglide/messages.js'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'
import type { ViewAs } from '#lib/session/view-as.svelte.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'

export interface StartViewOptions {
  readonly view: DirectoryView
  readonly replica: Replica
  readonly viewAs: ViewAs
  readonly organizationId: OrganizationId
  readonly member: Member
  /** May be empty. */
  readonly reason: string
  /** The administrator no longer waits for the server's answer. */
  readonly cancelled: AbortSignal
}

/**
 * Records the view in the history, through the ordinary path of mutations, and starts it once the server has accepted:
 * a view that is not recorded is not shown. Returns null, or why it did not start; then nothing is left to be sent
 * later.
 */
export const startView = async (options: StartViewOptions): Promise<Sentence | null> => {
  const { view, replica, viewAs, organizationId, member, reason, cancelled } = options
  const args = { memberId: member.id, ...(reason === '' ? {} : { reason }) }
  const result = await view.mutate('viewAs', args, { saysRefusal: true })
  if (!result.accepted) return () => refusalSentence(result.refusal)
  const settlement = await view.settled(result.id, cancelled)
  if (settlement.state !== 'accepted') {
    await replica.drop(result.id)
    if (settlement.state === 'refused') return () => refusalSentence(settlement.entry.refusal)
    return cancelled.aborted ? () => m.view_as_cancelled() : () => m.view_as_no_answer()
  }
  viewAs.start({
    loginId: replica.loginId,
    organizationId,
    memberId: member.id,
    name: member.name,
    returnTo: location.pathname + searchWithoutDialog(location.search),
  })
  return null
}

const searchWithoutDialog = (search: string): string => {
  const params = new URLSearchParams(search)
  for (const name of ['dialog', 'of', 'change', 'step']) params.delete(name)
  return params.size === 0 ? '' : `?${params.toString()}`
}
