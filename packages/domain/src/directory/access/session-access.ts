import type { Actor, SignInMethod } from '../../kernel/actor.ts'
import type { KernelRefusal } from '../../kernel/refusal.ts'
import type { Directory } from '../directory.ts'

/**
 * Whether a session that was made in this way opens what its login may open in the organisation. One that demands single
 * sign-on is closed to all others, whatever the rights; so is every way that this program does not know.
 */
export const admitsSession = (
  { organization }: Pick<Directory, 'organization'>,
  signedInBy: SignInMethod | null | undefined,
): boolean => organization?.singleSignOn !== true || signedInBy === 'provider'

/** The same as a refusal. Programs, operators and the server itself have no session. */
export const sessionBarrier = (directory: Pick<Directory, 'organization'>, actor: Actor): KernelRefusal | null =>
  actor.kind !== 'login' || admitsSession(directory, actor.signedInBy) ? null : { code: 'single-sign-on-required' }
