import type { LoginId } from '@kontor/domain'
import type { Replica } from '@kontor/replica'
import { useSession } from './session.svelte.ts'

export interface SignedIn {
  readonly replica: Replica
  readonly loginId: LoginId
}

/** For screens that require a signed-in person: the person's replica. */
export const useSignedIn = (): SignedIn => {
  const { replica } = useSession()
  if (replica === null) throw new Error('This screen needs a signed-in person.')
  return { replica, loginId: replica.loginId }
}
