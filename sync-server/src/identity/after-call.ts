import type { LoginId } from '@kontor/domain'
import type { IdentityCall } from './identity-calls.ts'
import type { SecurityEvent, Session } from './identity.ts'
import type { PasswordLinks } from './password-links.ts'
import { textIn } from './request-body.ts'

export interface AfterCallParts {
  readonly links: PasswordLinks
  readonly sessionAfter: (answer: Headers) => Promise<Session | null>
  readonly endOtherSessions: (own: Session) => Promise<void>
  readonly remember: (loginId: LoginId, request: Headers, answer: Headers) => Promise<void>
  readonly signedIn: (loginId: LoginId, request: Headers) => Promise<void>
  readonly tell: (loginId: LoginId, event: SecurityEvent, request: Headers) => Promise<void>
}

export interface Succeeded {
  readonly request: Request
  readonly body: object
  /** The session that sent the call. */
  readonly own: Session | null
  /** The login whose password was changed. */
  readonly changed: LoginId | null
  /** The call turned the second factor on. */
  readonly turnedOn: boolean
  readonly answer: Response
}

/** What follows a call that better-auth carried out. */
export const createAfterCall =
  (parts: AfterCallParts) =>
  async (call: IdentityCall, succeeded: Succeeded): Promise<void> => {
    const { request, body, own, changed, answer } = succeeded
    if (call.name === 'request-password-reset') await parts.links.evenOut(request, textIn(body, 'email'))
    if (changed !== null) {
      await parts.links.endAll(changed, call.name === 'reset-password' ? textIn(body, 'token') : null)
      await parts.remember(changed, request.headers, answer.headers)
    }
    if (call.name === 'change-password' && own !== null && !keepsOtherSessions(body)) await parts.endOtherSessions(own)
    const event = succeeded.turnedOn ? 'second-factor-on' : call.tells
    const whose = changed ?? own?.loginId
    if (event !== undefined && whose !== undefined) await parts.tell(whose, event, request.headers)
    const session =
      call.signsIn === true || call.name === 'callback/sso' ? await parts.sessionAfter(answer.headers) : null
    if (session === null) return
    await parts.signedIn(session.loginId, request.headers)
    await parts.remember(session.loginId, request.headers, answer.headers)
  }

/** The other sessions end with the old password unless the person keeps them. */
const keepsOtherSessions = (body: object): boolean =>
  'revokeOtherSessions' in body && body.revokeOtherSessions === false
