import type { AccountId, Language, OrganizationId, ProfileId } from '@kontor/domain'
import { callServer, type Answer } from './call-server.ts'

/** What the link of an invitation leads to. */
export interface InvitationOffer {
  readonly organizationName: string
  readonly profile: ProfileId
  readonly accountName: string
  readonly name: string
  /** The invited e-mail, or another one that the link proves. */
  readonly email: string
  /** The login that must accept, where the invitation names one. */
  readonly username: string | null
  /** Whether the invited person signs in with a login that there is, or creates one; unknown until the e-mail is proven. */
  readonly login: 'new' | 'existing' | 'unproven'
  readonly invitedBy: string | null
  readonly expiresAt: number
  readonly language: Language
}

export interface Accepted {
  readonly organizationId: OrganizationId
  readonly accountId: AccountId
}

/** Where a link of an invitation leads, with what proves the e-mail when it comes from a mail. */
export interface InvitationLink {
  readonly token: string
  readonly proof: { readonly email?: string; readonly proof?: string }
}

export const invitationLink = (token: string, query: Pick<URLSearchParams, 'get'>): InvitationLink => {
  const [email, proof] = [query.get('email'), query.get('proof')]
  return { token, proof: { ...(email === null ? {} : { email }), ...(proof === null ? {} : { proof }) } }
}

const pathOf = (token: string): string => `/api/invitations/${encodeURIComponent(token)}`

export const readInvitation = ({ token, proof }: InvitationLink): Promise<Answer<InvitationOffer>> =>
  callServer<InvitationOffer>('GET', `${pathOf(token)}?${new URLSearchParams(proof)}`)

/** With the names of a new login, or with nothing by the login that is signed in. */
export const acceptInvitation = (
  { token, proof }: InvitationLink,
  login: { username: string; password: string } | null,
): Promise<Answer<Accepted>> => callServer<Accepted>('POST', `${pathOf(token)}/accept`, { ...login, ...proof })

/** Sends the link to the invited e-mail (null), or to another one (B25): its mail proves it. */
export const sendLinkTo = ({ token, proof }: InvitationLink, email: string | null): Promise<Answer<unknown>> =>
  callServer('POST', `${pathOf(token)}/email`, { ...proof, email: email ?? undefined })
