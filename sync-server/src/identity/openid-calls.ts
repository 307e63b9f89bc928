import type { LoginId } from '@kontor/domain'
import type { Auth } from './auth.ts'
import type { Applications, Session } from './identity.ts'
import { grantSession } from './openid-plugins.ts'

/** The calls of the OpenID provider, below `/api/auth/`; all its other calls are closed. */
export const openIdCallMethods: Readonly<Record<string, readonly ('GET' | 'POST')[]>> = {
  '.well-known/openid-configuration': ['GET'],
  jwks: ['GET'],
  'oauth2/authorize': ['GET'],
  'oauth2/token': ['POST'],
  'oauth2/userinfo': ['GET', 'POST'],
  'oauth2/introspect': ['POST'],
  'oauth2/revoke': ['POST'],
}

/**
 * Answers applications and the browsers that they send. Null for a call that is not open. A person without a session is
 * led to the sign-in, and from there back to the call; one to whom the application is closed, to a page that says so.
 */
export const createOpenIdCalls =
  (parts: {
    readonly auth: Auth
    readonly applications: Pick<Applications, 'closedTo' | 'claimsIn' | 'grantedBy'>
    readonly sessionOf: (headers: Headers) => Promise<Session | null>
  }) =>
  async (request: Request): Promise<Response | null> => {
    const url = new URL(request.url)
    const name = url.pathname.replace(/^\/api\/auth\//, '')
    const methods = Object.hasOwn(openIdCallMethods, name) ? openIdCallMethods[name] : undefined
    if (methods?.some((method) => method === request.method) !== true) return null
    if (name === 'oauth2/authorize') {
      const session = await parts.sessionOf(request.headers)
      if (session === null && url.searchParams.get('prompt') !== 'none')
        return redirect(`/?return=${encodeURIComponent(url.pathname + url.search)}`)
      const clientId = url.searchParams.get('client_id')
      const closed = session === null || clientId === null ? null : await parts.applications.closedTo(session, clientId)
      if (closed !== null) return redirect(`/no-access?application=${encodeURIComponent(closed)}`)
    }
    if (name === 'oauth2/token') {
      const granted = await parts.applications.grantedBy(new URLSearchParams(await request.clone().text()))
      return grantSession.run(granted, () => parts.auth.handler(request))
    }
    const answer = await parts.auth.handler(name === 'oauth2/authorize' ? asNavigation(request) : request)
    return name === 'oauth2/introspect' ? judged(parts.applications, answer) : answer
  }

/** A token within its time is active only while its application is open to the login, and says what that opens now. */
const judged = async (applications: Pick<Applications, 'claimsIn'>, answer: Response): Promise<Response> => {
  if (!answer.ok) return answer
  const said = (await answer.json()) as { active?: unknown; sub?: unknown; client_id?: unknown; sid?: unknown }
  const { active, sub, client_id: clientId, sid } = said
  if (active !== true) return Response.json({ active: false }, { headers: uncached })
  const isPersons = typeof sub === 'string' && typeof clientId === 'string'
  const sessionId = typeof sid === 'string' ? sid : null
  const claims = isPersons ? await applications.claimsIn(sub as LoginId, clientId, sessionId) : null
  return Response.json(claims === null ? { active: false } : { ...said, ...claims }, { headers: uncached })
}

/** RFC 7662, 4: the state of a token is not kept. */
const uncached = { 'cache-control': 'no-store', pragma: 'no-cache' }

/** The address of a page: better-auth would answer a script with the next address as JSON. */
const asNavigation = (request: Request): Request => {
  const headers = new Headers(request.headers)
  headers.delete('sec-fetch-mode')
  headers.set('accept', 'text/html')
  return new Request(request.url, { headers })
}

const redirect = (location: string): Response => new Response(null, { status: 302, headers: { location } })
