import { createMiddleware } from 'hono/factory'
import type { CallerFinder } from '../../rate-limit/caller.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/** Determines the caller, for every bound and for identity. */
export const clientAddress = (callerOf: CallerFinder) =>
  createMiddleware<HttpEnvironment>(async (context, next) => {
    const remoteAddress = context.env?.incoming?.socket.remoteAddress
    context.set('clientAddress', callerOf(remoteAddress, context.req.header('x-forwarded-for')))
    await next()
  })
