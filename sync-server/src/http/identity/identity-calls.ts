import { Hono } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import { identityHeaders } from '../guards/identity-headers.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/** Passes everything below `/api/auth/` to identity. */
export const identityCalls = (identity: Pick<Identity, 'handle'>): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>().all('/api/auth/*', async (context) => {
    const { method, url } = context.req
    const body = ['GET', 'HEAD'].includes(method) ? null : await context.req.text()
    const answer = await identity.handle(new Request(url, { method, headers: identityHeaders(context), body }))
    return new Response(answer.body, answer)
  })
