import { callServer } from './call-server.ts'

/**
 * The state of the link of a mail for a new password. `used`: it has set a password. `replaced`: the password was
 * changed since it was sent. `unknown`: it does not exist, or expired long ago.
 */
export type PasswordLinkState = 'open' | 'expired' | 'used' | 'replaced' | 'unknown'

/** Null where the server does not answer now. */
export const passwordLinkState = async (token: string): Promise<PasswordLinkState | null> => {
  const path = `/api/password-links/${encodeURIComponent(token)}`
  const answer = await callServer<{ readonly state: PasswordLinkState }>('GET', path)
  return answer.ok ? answer.value.state : null
}
