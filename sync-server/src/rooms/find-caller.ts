import type { DocumentKind, OrganizationId, RecordContent } from '@kontor/domain'
import type { FindCaller } from './fact-finder.ts'
import { outcomeLoginId, type Submission } from './submission.ts'

/** A login that may not invite here does not use up the look-ups of the organisation's administrators (B9). */
export const findCallerOf =
  (
    kind: DocumentKind,
    content: RecordContent,
    { actor, options }: Submission,
    { organizationId, now }: { readonly organizationId: OrganizationId; readonly now: number },
  ): FindCaller =>
  () => {
    if (actor.kind !== 'login' && actor.kind !== 'application') return null
    const invites = kind.actorAccess?.(content, actor, now)?.admin === true
    return {
      loginId: outcomeLoginId(actor),
      organizationId: invites ? organizationId : null,
      isQuiet: options.quiet === true,
    }
  }
