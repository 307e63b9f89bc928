import type { Context } from 'hono'
import { clientAddressHeader } from '../../identity/client-address-header.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/**
 * The request's headers for identity, with the caller that the server determined instead of the one that the request
 * claims.
 */
export const identityHeaders = (context: Context<HttpEnvironment>): Headers => {
  const headers = new Headers(context.req.raw.headers)
  headers.delete('x-forwarded-for')
  headers.set(clientAddressHeader, context.get('clientAddress'))
  return headers
}
