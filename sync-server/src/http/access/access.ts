import { Hono } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import { Failure } from '../answers/failure.ts'
import { sessionOf } from '../guards/session-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/** `GET /api/access`: what the signed-in login may do, and nothing about other people. Keeps a session in use alive. */
export const access = (parts: {
  readonly identity: Pick<Identity, 'sessionOf' | 'refreshSession'>
  readonly rooms: Pick<Rooms, 'accessSnapshot'>
}): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>().get('/api/access', async (context) => {
    const session = await sessionOf(parts.identity, context)
    const snapshot = await parts.rooms.accessSnapshot(session)
    await sessionOf(parts.identity, context)
    if (snapshot === null) throw new Failure(401, 'no-session')
    for (const cookie of await parts.identity.refreshSession(context.req.raw.headers))
      context.header('set-cookie', cookie, { append: true })
    return context.json(snapshot)
  })
