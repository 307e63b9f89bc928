import { Hono } from 'hono'
import * as v from 'valibot'
import type { Demonstration } from '../../demonstration/demonstration.ts'
import { Failure } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import type { HttpEnvironment } from '../http-environment.ts'

const RemovalSchema = v.object({ code: v.pipe(v.string(), v.maxLength(64, 'too-long')) })

/**
 * `POST /api/demonstration` loads it on an empty server; `DELETE /api/demonstration` removes it, given the `code` that
 * the server prints. A session would prove nothing, because everyone can read the demonstration's passwords.
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
      const { code } = await parsedBody(context, RemovalSchema)
      if ((await parts.demonstration.remove(code)) === 'wrong-code') throw new Failure(403, 'wrong-code')
      return context.json({ demonstration: null })
    })
