import type { OwnRequest } from '@kontor/protocol/http'
import { callServer, type Answer } from './call-server.ts'

export const ownRequestsPath = '/api/login/requests'

/** Asks the operator for a change of one's own details, where the mail is closed to the person. */
export const sendOwnRequest = (request: OwnRequest): Promise<Answer<unknown>> =>
  callServer('POST', ownRequestsPath, request)
