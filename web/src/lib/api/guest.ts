import type { GuestConversation, GuestMessage } from '@kontor/protocol/http'
import { callServer, type Answer } from './call-server.ts'

const pathOf = (token: string): string => `/api/guest/${encodeURIComponent(token)}`

/** What the link in a mail to a guest opens. */
export const readGuest = (token: string): Promise<Answer<GuestConversation>> => callServer('GET', pathOf(token))

export const writeAsGuest = (token: string, message: GuestMessage): Promise<Answer<unknown>> =>
  callServer('POST', `${pathOf(token)}/messages`, message)
