import type { AccountId } from '@kontor/domain'
import type { RegistrationRequestAnswer } from '@kontor/protocol/http'
import { callServer, type Answer } from './call-server.ts'

const pathOf = (token: string): string => `/api/registration-requests/${encodeURIComponent(token)}`

/** The request of the link in its mails. */
export const readRegistrationRequest = (token: string): Promise<Answer<RegistrationRequestAnswer>> =>
  callServer('GET', pathOf(token))

/** Registers an approved request with a new login, which is signed in afterwards. */
export const registerApproved = (
  token: string,
  login: { readonly username: string; readonly password: string },
): Promise<Answer<{ readonly accountId: AccountId }>> => callServer('POST', `${pathOf(token)}/register`, login)
