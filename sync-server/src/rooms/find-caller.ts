import type { DocumentKind, OrganizationId, RecordContent } from '@kontor/domain'
import type { FindCaller } from './fact-finder.ts'
import type { Submission } from './submission.ts'

/** A login that may not invite here does not use up the look-ups of the organisation's administrators (B9). */
export const findCallerOf =
  (
    kind: DocumentKind,
    content: RecordContent,
    { actor, options }: Submission,
    organizationId: OrganizationId,
  ): FindCaller =>
  () => {
    if (actor.kind !== 'login') return null
    const invites = kind.actorAccess?.(content, actor)?.admin === true
    return { loginId: actor.loginId, organizationId: invites ? organizationId : null, isQuiet: options.quiet === true }
  }
