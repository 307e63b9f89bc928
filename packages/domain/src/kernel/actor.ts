import type { LoginId, MemberId, TokenId } from './ids.ts'

/** Which site a person uses: the full one, or the one for phones (`/m`). */
export type Client = 'web' | 'phone'

/** Who sends a mutation. */
export type Actor =
  /** Without `client`: the full site, or a program. */
  | { readonly kind: 'login'; readonly loginId: LoginId; readonly client?: Client }
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
