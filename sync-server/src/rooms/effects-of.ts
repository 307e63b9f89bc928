import type { DirectoryEffect, EffectRequest } from '@kontor/domain'
import type { LinkChange, NewEffect } from '../store/store.ts'

/**
 * The rows of the effects that an accepted mutation requests. `causeId` identifies the cause for ever (the document's
 * login and mutation), and each id is derived from it, so the same cause never creates two. `quiet` leaves out messages
 * to people.
 */
export const effectsOf = (
  requests: readonly EffectRequest[],
  { causeId, quiet }: { readonly causeId: string; readonly quiet: boolean },
): readonly NewEffect[] =>
  requests
    .filter(({ isMessage }) => !(quiet && isMessage === true))
    .map(({ kind, payload, dueAt, of }) => {
      const id = of === undefined ? `${kind}/${causeId}` : `${kind}/${causeId}/${of}`
      return { id, kind, payload, dueAt }
    })

/**
 * B5: each mail of an invitation has a new link, which replaces the earlier ones in the commit, before the mail is
 * sent.
 */
export const linksOf = (requests: readonly EffectRequest[]): readonly LinkChange[] =>
  requests.filter(isInvitationMail).map(({ payload }) => ({
    invitationId: payload.invitationId,
    newest: payload.generation,
  }))

type InvitationMail = Extract<DirectoryEffect, { readonly kind: 'invitation-mail' }>

const isInvitationMail = (request: EffectRequest): request is InvitationMail => request.kind === 'invitation-mail'
