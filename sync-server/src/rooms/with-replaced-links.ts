import type { OrganizationId } from '@kontor/domain'
import { LinkReplaced } from '../store/store-errors.ts'
import type { Store } from '../store/store.ts'
import type { Submission } from './submission.ts'

/** F7: submissions that accept an invitation by a link that has been replaced. */
export const withReplacedLinks = async (
  store: Pick<Store, 'invitationGeneration'>,
  organizationId: OrganizationId,
  submissions: readonly Submission[],
): Promise<ReadonlyMap<Submission, Error>> => {
  const barred = new Map<Submission, Error>()
  for (const submission of submissions) {
    const { usedLink } = submission.options
    if (usedLink === undefined) continue
    const newest = await store.invitationGeneration(organizationId, usedLink.invitationId)
    if (newest !== usedLink.generation) barred.set(submission, new LinkReplaced(usedLink.invitationId))
  }
  return barred
}
