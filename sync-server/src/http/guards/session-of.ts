import type { Context } from 'hono'
import type { Identity, Session } from '../../identity/identity.ts'
import { Failure } from '../answers/failure.ts'

/** The current session of the call; without one the call fails with 401. */
export const sessionOf = async (identity: Pick<Identity, 'sessionOf'>, context: Context): Promise<Session> => {
  const session = await identity.sessionOf(context.req.raw.headers)
  if (session === null) throw new Failure(401, 'no-session')
  return session
}
