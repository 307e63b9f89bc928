import { callServer, type Answer } from './call-server.ts'

/** Where the person continues, at the provider. */
interface Started {
  readonly url: string
}

/** @param back The page of the app to return to; null: the first one. */
export const startSingleSignOn = (back: string | null): Promise<Answer<Started>> =>
  callServer('POST', '/api/auth/sign-in/social', back === null ? {} : { return: back })

export const startLink = (password: string): Promise<Answer<Started>> =>
  callServer('POST', '/api/auth/link-social', { password })

export const unlink = (password: string): Promise<Answer<unknown>> =>
  callServer('POST', '/api/auth/unlink-account', { password })

/** Leaves the app for the provider's page. */
export const goToProvider = (url: string): void => location.assign(url)
