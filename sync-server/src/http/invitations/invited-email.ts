import { parseArguments, sameEmailForm } from '@kontor/domain'
import { InvitationProofSchema, type InvitationProof } from '@kontor/protocol'
import type { InvitationLinks } from '../../invitations/invitation-links.ts'
import { failureOf } from '../answers/failure.ts'
import type { FoundInvitation } from './invitation-of-token.ts'

/** For which e-mail a link is followed, and whether the person has shown that they read its mail (F4, F6). */
export interface InvitedEmail {
  readonly email: string
  /** The invited one, and not another that the person gave. */
  readonly isInvited: boolean
  readonly isProven: boolean
}

/**
 * Another e-mail counts only once its link was opened. The link of the invited one is copied by administrators too, where the
 * server sends no mail: then it has to do.
 */
export const invitedEmail = (
  parts: { readonly links: InvitationLinks; readonly copiedLinkProves: boolean },
  { organizationId, invitation }: Pick<FoundInvitation, 'organizationId' | 'invitation'>,
  { email = invitation.email, proof }: InvitationProof,
): InvitedEmail => {
  const isInvited = sameEmailForm(email) === sameEmailForm(invitation.email)
  const isProven =
    (proof !== undefined && parts.links.proves(organizationId, invitation, { email, proof })) ||
    (isInvited && parts.copiedLinkProves)
  return { email: isInvited ? invitation.email : email, isInvited, isProven }
}

export const proofIn = (query: Readonly<Record<string, unknown>>): InvitationProof => {
  const parsed = parseArguments(InvitationProofSchema, query)
  if ('refusal' in parsed) throw failureOf(parsed.refusal)
  return parsed.args
}
