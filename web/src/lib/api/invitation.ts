import type { AcceptedInvitation, InvitationOffer, InvitationProof } from '@kontor/protocol/http'
import { callServer, type Answer } from './call-server.ts'

/** Where a link of an invitation leads, with what proves the e-mail when it comes from a mail. */
export interface InvitationLink {
  readonly token: string
  readonly proof: Partial<Record<keyof InvitationProof, string>>
}

export const invitationLink = (token: string, query: Pick<URLSearchParams, 'get'>): InvitationLink => {
  const [email, proof] = [query.get('email'), query.get('proof')]
  return { token, proof: { ...(email === null ? {} : { email }), ...(proof === null ? {} : { proof }) } }
}

const pathOf = (token: string): string => `/api/invitations/${encodeURIComponent(token)}`

export const readInvitation = ({ token, proof }: InvitationLink): Promise<Answer<InvitationOffer>> =>
  callServer<InvitationOffer>('GET', `${pathOf(token)}?${new URLSearchParams(proof as Record<string, string>)}`)

/** With the names of a new login (without a password where the provider signs in), or with nothing by the login that is signed in. */
export const acceptInvitation = (
  { token, proof }: InvitationLink,
  login: { username: string; password: string } | { username: string; singleSignOn: true } | null,
): Promise<Answer<AcceptedInvitation>> =>
  callServer<AcceptedInvitation>('POST', `${pathOf(token)}/accept`, { ...login, ...proof })

/** Sends the link to the invited e-mail (null), or to another one (B25): its mail proves it. */
export const sendLinkTo = ({ token, proof }: InvitationLink, email: string | null): Promise<Answer<unknown>> =>
  callServer('POST', `${pathOf(token)}/email`, { ...proof, email: email ?? undefined })
