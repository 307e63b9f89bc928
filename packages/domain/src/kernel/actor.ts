import type { LoginId, MemberId, TokenId } from './ids.ts'

/** Which site a person uses: the full one, or the one for phones (`/m`). */
export type Client = 'web' | 'phone'

/** How a session was made. `provider`: through the host's OpenID provider. */
export const signInMethods = ['password', 'passkey', 'provider'] as const
export type SignInMethod = (typeof signInMethods)[number]

/** Who sends a mutation. */
export type Actor =
  | {
      readonly kind: 'login'
      readonly loginId: LoginId
      /** Absent: the full site, or a program. */
      readonly client?: Client
      /** How the session was made that sends it. Absent: unknown, so not through the provider. */
      readonly signedInBy?: SignInMethod
    }
  /** The server itself: registration, accepted invitations, what falls due. */
  | { readonly kind: 'system' }
  /** Runs the server for others, and acts in their documents under their own login. */
  | { readonly kind: 'operator'; readonly loginId: LoginId; readonly name: string }
  /** A program with an access token. */
  | { readonly kind: 'application'; readonly tokenId: TokenId }

/** Who an actor is in the organisation at the moment of the mutation, and what they hold in the document's account. */
export interface ActorAccess {
  readonly memberId: MemberId
  readonly loginId: LoginId
  readonly name: string
  readonly admin: boolean
  readonly rights: readonly string[]
}
