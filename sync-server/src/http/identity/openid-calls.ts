import { createMiddleware } from 'hono/factory'
import { Hono } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import { identityHeaders } from '../guards/identity-headers.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/** Passes what applications and their browsers ask of the OpenID provider to identity. */
export const openIdCalls = (identity: Pick<Identity, 'answerApplication'>): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>().use(
    '/api/auth/*',
    createMiddleware<HttpEnvironment>(async (context, next) => {
      const { method, url } = context.req
      const body = ['GET', 'HEAD'].includes(method) ? null : await context.req.text()
      const answer = await identity.answerApplication(
        new Request(url, { method, headers: identityHeaders(context), body }),
      )
      if (answer === null) return next()
      return new Response(answer.body, answer)
    }),
  )
