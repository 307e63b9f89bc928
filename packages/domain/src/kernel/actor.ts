import type { LoginId, MemberId, TokenId } from './ids.ts'

/** Who sends a mutation. */
export type Actor =
  | { readonly kind: 'login'; readonly loginId: LoginId }
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
