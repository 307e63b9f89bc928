import { clientOf, clientParam } from '@kontor/protocol'
import { createMiddleware } from 'hono/factory'
import { failureOf } from '../answers/failure.ts'

/**
 * B27: calls that create accounts or people without being a mutation of a document (registration, a link of an invitation) are
 * not for the site for phones.
 */
export const phoneGuard = createMiddleware(async (context, next) => {
  const writes = context.req.method !== 'GET' && context.req.method !== 'HEAD'
  if (writes && clientOf(context.req.query(clientParam)) === 'phone') throw failureOf({ code: 'not-on-the-phone' })
  await next()
})
