import type { EffectCause } from '../kernel/define-mutation.ts'
import type { DirectoryTypes } from './define-mutation.ts'
import type { DirectoryEffect } from './effect.ts'
import { organizationOf } from './organization-of.ts'

/**
 * An invitation that was sent, or sent again, brings a mail (B4, B5) and, later, its expiry (B8).
 *
 * The mail carries the generation of its link, so that a retry after a crash makes the same link and not another one.
 * Generations only have to grow; the time of sending does, also while earlier mails still wait.
 */
export const sentInvitationEffects = ({
  changes,
  content,
  facts,
}: EffectCause<DirectoryTypes, unknown>): readonly DirectoryEffect[] =>
  changes.flatMap((change): readonly DirectoryEffect[] => {
    if (change.kind !== 'invitation' || change.after?.status !== 'pending') return []
    const { id: invitationId, sentAt, expiresAt } = change.after
    if (change.before?.status === 'pending' && change.before.sentAt === sentAt) return []
    const about = { organizationId: organizationOf(content).id, invitationId }
    const generation = Math.max(sentAt, (facts.linkGeneration ?? 0) + 1)
    return [
      { kind: 'invitation-mail', payload: { ...about, generation }, dueAt: sentAt, isMessage: true },
      { kind: 'expire-invitation', payload: about, dueAt: expiresAt },
    ]
  })
