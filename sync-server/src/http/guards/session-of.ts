import type { Context } from 'hono'
import type { Identity, Session } from '../../identity/identity.ts'
import { Failure } from '../answers/failure.ts'

/**
 * The session of the call; without one the call ends with 401. A call that reads looks again before it answers, and one
 * that writes looks before it writes, because the session may end meanwhile.
 */
export const sessionOf = async (identity: Pick<Identity, 'sessionOf'>, context: Context): Promise<Session> => {
  const session = await identity.sessionOf(context.req.raw.headers)
  if (session === null) throw new Failure(401, 'no-session')
  return session
}
