import type { EmailLinkAnswer } from '@kontor/protocol/http'
import { callServer, type Answer } from './call-server.ts'

const pathOf = (token: string): string => `/api/email-links/${encodeURIComponent(token)}`

/** What the link in the mail to a new e-mail confirms, and what has become of it. */
export const readEmailLink = (token: string): Promise<Answer<EmailLinkAnswer>> => callServer('GET', pathOf(token))

export const confirmEmail = (token: string): Promise<Answer<unknown>> =>
  callServer('POST', `${pathOf(token)}/confirm`, {})
