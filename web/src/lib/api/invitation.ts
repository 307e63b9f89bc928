import type { AccountId, Language, OrganizationId, ProfileId } from '@kontor/domain'
import { callServer, type Answer } from './call-server.ts'

/** What the link of an invitation leads to. */
export interface InvitationOffer {
  readonly organizationName: string
  readonly profile: ProfileId
  readonly accountName: string
  readonly name: string
  readonly email: string
  /** The login that must accept; null when the person is to create one. */
  readonly username: string | null
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

/** With the names of a new login, or with nothing by the existing login that is signed in. */
export const acceptInvitation = (
  token: string,
  login: { username: string; password: string } | null,
): Promise<Answer<Accepted>> => callServer<Accepted>('POST', `${pathOf(token)}/accept`, login ?? {})
