import { createMiddleware } from 'hono/factory'
import { Failure } from '../answers/failure.ts'

/**
 * A page of another origin may not write with a person's cookies. Browsers send `Origin` with every write; a program
 * that sends none goes on to the session check.
 */
export const originGuard = (allowedOrigins: readonly string[]) =>
  createMiddleware(async (context, next) => {
    const origin = context.req.header('origin')
    const reads = ['GET', 'HEAD', 'OPTIONS'].includes(context.req.method)
    if (!reads && origin !== undefined && !allowedOrigins.includes(origin)) throw new Failure(403, 'foreign-origin')
    await next()
  })
