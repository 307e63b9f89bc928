import type { AccountId, Language, OrganizationId, ProfileId } from '@kontor/domain'
import { callServer, type Answer } from './call-server.ts'

/** What the link of an invitation leads to. */
export interface InvitationOffer {
  readonly organizationName: string
  readonly profile: ProfileId
  readonly accountName: string
  readonly name: string
  readonly email: string
  /** The login that must accept, where the invitation names one. */
  readonly username: string | null
  /** Whether the invited person signs in with a login that there is, or creates one. */
  readonly login: 'new' | 'existing'
  readonly invitedBy: string | null
  readonly expiresAt: number
  readonly language: Language
}

export interface Accepted {
  readonly organizationId: OrganizationId
  readonly accountId: AccountId
}

const pathOf = (token: string): string => `/api/invitations/${encodeURIComponent(token)}`

export const readInvitation = (token: string): Promise<Answer<InvitationOffer>> =>
  callServer<InvitationOffer>('GET', pathOf(token))

/** With the names of a new login (another e-mail than the invited one for a second login, B25), or with nothing by the login that is signed in. */
export const acceptInvitation = (
  token: string,
  login: { username: string; password: string; email?: string } | null,
): Promise<Answer<Accepted>> => callServer<Accepted>('POST', `${pathOf(token)}/accept`, login ?? {})
