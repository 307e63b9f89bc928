import type { OwnMessage, OwnRequest } from '@kontor/protocol/http'
import { callServer, type Answer } from './call-server.ts'

export const ownRequestsPath = '/api/login/requests'

/** Asks the operator for a change of one's own details, where the mail is closed to the person. */
export const sendOwnRequest = (request: OwnRequest): Promise<Answer<unknown>> =>
  callServer('POST', ownRequestsPath, request)

const pathOf = (conversationId: string): string => `${ownRequestsPath}/${encodeURIComponent(conversationId)}`

/** Adds a message to one's own request. */
export const sendOwnMessage = (conversationId: string, message: OwnMessage): Promise<Answer<unknown>> =>
  callServer('POST', `${pathOf(conversationId)}/messages`, message)

export const withdrawOwnRequest = (conversationId: string, organizationId: string): Promise<Answer<unknown>> =>
  callServer('POST', `${pathOf(conversationId)}/withdraw`, { organizationId })
