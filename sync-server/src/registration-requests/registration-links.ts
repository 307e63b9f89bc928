import { signedTokens } from '../signed-tokens.ts'

/** The link in the mails about a request: its page, and the registration once it is approved. */
export interface RegistrationLinks {
  urlOf(requestId: string): string
  /** The id of the request; null for a token that this server did not make. */
  read(token: string): string | null
}

export const createRegistrationLinks = (options: {
  readonly secret: string
  readonly publicUrl: string
}): RegistrationLinks => {
  const tokens = signedTokens(options.secret, 'registration-link')
  return {
    urlOf: (requestId) => `${options.publicUrl}/register/request/${tokens.tokenOf(requestId)}`,
    read: (token) => {
      const said = tokens.read(token)
      return typeof said === 'string' ? said : null
    },
  }
}
