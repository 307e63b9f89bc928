import { Hono } from 'hono'
import type { Demonstration } from '../../demonstration/demonstration.ts'
import { Failure } from '../answers/failure.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/**
 * `POST /api/demonstration` loads it on an empty server, `DELETE /api/demonstration` takes it away. Nobody needs to be
 * signed in: its passwords are shown to everybody, so a session would prove nothing.
 */
export const demonstrationCalls = (parts: {
  readonly demonstration: Demonstration
  readonly open: boolean
}): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>()
    .post('/api/demonstration', async (context) => {
      if (!parts.open) throw new Failure(403, 'registration-closed')
      if ((await parts.demonstration.load()) === 'not-empty') throw new Failure(409, 'not-empty')
      return context.json({ demonstration: await parts.demonstration.shown() }, 201)
    })
    .delete('/api/demonstration', async (context) => {
      await parts.demonstration.remove()
      return context.json({ demonstration: null })
    })
