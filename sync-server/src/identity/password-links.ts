import { randomBytes, randomUUID } from 'node:crypto'
import type { LoginId } from '@kontor/domain'
import { serverLimits } from '../limits.ts'
import type { Auth } from './auth.ts'
import type { Identity, PasswordReset } from './identity.ts'
import { passwordLinkPrefix } from './password-link-rows.ts'
import { preferredLanguage } from './preferred-language.ts'

/** The links for a new password that were sent by mail. */
export interface PasswordLinks {
  /** Whose password the link sets; null when it is dead or never was. */
  loginOf(token: string): Promise<LoginId | null>
  /** Makes all links of the login void, and with them sign-ins that wait for a code and browsers that skip the code. */
  endAll(loginId: LoginId): Promise<void>
  /**
   * better-auth looks up a token when no login has the e-mail, and makes one when a login has it. This does the other
   * half, so that the time of the answer does not reveal which.
   */
  evenOut(request: Request, email: string): Promise<void>
}

export const createPasswordLinks = async (
  auth: Auth,
  parts: {
    readonly logins: Pick<Identity, 'emailHasLogin'>
    readonly sendPasswordReset: (reset: PasswordReset) => Promise<void>
  },
): Promise<PasswordLinks> => {
  const { adapter, internalAdapter } = await auth.$context
  return {
    loginOf: async (token) => {
      const found = await internalAdapter.findVerificationValue(passwordLinkPrefix + token)
      return found === null ? null : (found.value as LoginId)
    },
    endAll: async (loginId) => {
      await adapter.deleteMany({ model: 'verification', where: [{ field: 'value', value: loginId }] })
    },
    evenOut: async (request, email) => {
      if (await parts.logins.emailHasLogin(email)) return void (await internalAdapter.findVerificationValue('none'))
      const token = randomBytes(18).toString('base64url')
      const expiresAt = new Date(Date.now() + serverLimits.passwordResetLifetimeMs)
      const identifier = passwordLinkPrefix + token
      await internalAdapter.createVerificationValue({ identifier, value: randomUUID(), expiresAt })
      await parts.sendPasswordReset({
        login: null,
        token,
        language: preferredLanguage(request.headers),
        askedBy: 'person',
      })
    },
  }
}
