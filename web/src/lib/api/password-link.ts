import type { PasswordLink, PasswordLinkState } from '@kontor/protocol/http'
import { callServer } from './call-server.ts'

/** What has become of the link of a mail for a new password; null where the server does not say it now. */
export const passwordLinkState = async (token: string): Promise<PasswordLinkState | null> => {
  const answer = await callServer<PasswordLink>('GET', `/api/password-links/${encodeURIComponent(token)}`)
  return answer.ok ? answer.value.state : null
}
