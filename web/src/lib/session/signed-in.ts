import type { LoginId } from '@kontor/domain'
import type { Replica } from '@kontor/replica'
import { useSession } from './session.svelte.ts'

export interface SignedIn {
  readonly replica: Replica
  readonly loginId: LoginId
}

/** On screens that stand behind the sign-in: the person's replica, which is then always there. */
export const useSignedIn = (): SignedIn => {
  const { replica } = useSession()
  if (replica === null) throw new Error('This screen needs a signed-in person.')
  return { replica, loginId: replica.loginId }
}
