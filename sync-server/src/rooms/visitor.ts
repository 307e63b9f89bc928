import type { LoginId, SignInMethod } from '@kontor/domain'

/** A person, as the session of a call or a socket knows them. */
export interface SignedIn {
  readonly loginId: LoginId
  readonly signedInBy: SignInMethod | null
}

/** A login alone has no session: what demands one made in a certain way stays closed to it. */
export type Visitor = LoginId | SignedIn

export const signedIn = (visitor: Visitor): SignedIn =>
  typeof visitor === 'string' ? { loginId: visitor, signedInBy: null } : visitor
