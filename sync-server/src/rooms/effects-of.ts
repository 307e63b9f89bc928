import { mutationSchemas, type Directory, type OrganizationId, type RecordChange } from '@kontor/domain'
import * as v from 'valibot'
import type { NewEffect } from '../store/store.ts'

export interface EffectsCause {
  readonly organizationId: OrganizationId
  /** Names the cause for ever: the document's login and mutation. Effects made from it get ids made from it. */
  readonly causeId: string
  readonly mutation: { readonly name: string; readonly args: unknown }
  /** After the mutation. */
  readonly directory: Pick<Directory, 'member'>
  readonly changes: readonly RecordChange[]
  /** Generation of the newest token of the invitation that the mutation is about; 0 when there is none. */
  readonly tokenGeneration: number
  readonly quiet: boolean
  readonly now: number
}

/**
 * What must happen outside the document because of an accepted mutation. An invitation that was sent, or sent again,
 * brings a mail (B4, B5) and, later, its expiry (B8).
 *
 * The mail carries the generation of its link, so that a retry after a crash makes the same link and not another one.
 * Generations only have to grow; the time of sending does, also while earlier mails still wait.
 */
export const effectsOf = (cause: EffectsCause): readonly NewEffect[] => {
  const effects: NewEffect[] = [...endedSessions(cause)]
  for (const change of cause.changes) {
    if (change.kind !== 'invitation' || change.after?.status !== 'pending') continue
    const { id: invitationId, sentAt, expiresAt } = change.after
    if (change.before?.status === 'pending' && change.before.sentAt === sentAt) continue
    const about = { organizationId: cause.organizationId, invitationId }
    const generation = Math.max(sentAt, cause.tokenGeneration + 1)
    const mail: NewEffect = {
      id: `invitation-mail/${cause.causeId}`,
      kind: 'invitation-mail',
      payload: { ...about, generation },
      dueAt: sentAt,
    }
    if (!cause.quiet) effects.push(mail)
    effects.push({
      id: `expire-invitation/${cause.causeId}`,
      kind: 'expire-invitation',
      payload: about,
      dueAt: expiresAt,
    })
  }
  return effects
}

/** B13: of a member who is still here; sessions that begin later are not meant. */
const endedSessions = ({ causeId, mutation, directory, now }: EffectsCause): readonly NewEffect[] => {
  if (mutation.name !== 'endSessions') return []
  const { memberId, sessionId } = v.parse(mutationSchemas.endSessions, mutation.args)
  const loginId = directory.member.get(memberId)?.loginId
  if (loginId === undefined) return []
  return [
    { id: `end-sessions/${causeId}`, kind: 'end-sessions', payload: { loginId, sessionId, before: now }, dueAt: now },
  ]
}
