import type { DirectoryEffect, EffectRequest } from '@kontor/domain'
import type { LinkChange, NewEffect } from '../store/store.ts'

/**
 * The effects that an accepted mutation asks for, as rows. `causeId` names the cause for ever (the document's login and
 * mutation), and each id is made from it, so that the same cause never makes two. `quiet` leaves out messages to people.
 */
export const effectsOf = (
  requests: readonly EffectRequest[],
  { causeId, quiet }: { readonly causeId: string; readonly quiet: boolean },
): readonly NewEffect[] =>
  requests
    .filter(({ isMessage }) => !(quiet && isMessage === true))
    .map(({ kind, payload, dueAt }) => ({ id: `${kind}/${causeId}`, kind, payload, dueAt }))

/** B5: a mail of an invitation brings a new link, which ends the older ones with the commit, before the mail is sent. */
export const linksOf = (requests: readonly EffectRequest[]): readonly LinkChange[] =>
  requests.filter(isInvitationMail).map(({ payload }) => ({
    invitationId: payload.invitationId,
    newest: payload.generation,
  }))

type InvitationMail = Extract<DirectoryEffect, { readonly kind: 'invitation-mail' }>

const isInvitationMail = (request: EffectRequest): request is InvitationMail => request.kind === 'invitation-mail'
