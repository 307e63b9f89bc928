import { randomBytes, randomUUID } from 'node:crypto'
import type { LoginId } from '@kontor/domain'
import type { PasswordLinkState } from '@kontor/protocol'
import { serverLimits } from '../limits.ts'
import type { Auth } from './auth.ts'
import type { Identity, Login, PasswordReset } from './identity.ts'
import { madeLinkPrefix, passwordLinkPrefix } from './password-link-rows.ts'
import { preferredLanguage } from './preferred-language.ts'

/** The links for a new password that were sent by mail. */
export interface PasswordLinks {
  /** The login whose password the link sets; null for a void or unknown link. */
  loginOf(token: string): Promise<LoginId | null>
  /** Makes a link for this login and has it sent. */
  send(login: Login, by: Pick<PasswordReset, 'language' | 'askedBy'>): Promise<void>
  /**
   * Makes all links of the login void, and with them sign-ins that wait for a code and browsers that skip the code. `used`
   * is the token of the link that has set the password, if it was a link.
   */
  endAll(loginId: LoginId, used: string | null): Promise<void>
  /** Remembers that the link was made, so that its page can say later why it is dead; null: no login has the address. */
  made(token: string, loginId: LoginId | null): Promise<void>
  stateOf(token: string): Promise<PasswordLinkState>
  /**
   * better-auth looks up a token when no login has the e-mail, and creates one when a login has it. This does the other
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
  const newLink = async (value: string): Promise<string> => {
    const token = randomBytes(18).toString('base64url')
    const expiresAt = new Date(Date.now() + serverLimits.passwordResetLifetimeMs)
    await internalAdapter.createVerificationValue({ identifier: passwordLinkPrefix + token, value, expiresAt })
    return token
  }
  return {
    loginOf: async (token) => {
      const found = await internalAdapter.findVerificationValue(passwordLinkPrefix + token)
      return found === null ? null : (found.value as LoginId)
    },
    send: async (login, by) => {
      const token = await newLink(login.id)
      await parts.sendPasswordReset({ login, token, ...by })
    },
    endAll: async (loginId, used) => {
      if (used !== null)
        await internalAdapter.updateVerificationByIdentifier(madeLinkPrefix + used, { value: `used ${loginId}` })
      const open = [{ field: 'value', value: `open ${loginId}` }]
      await adapter.updateMany({ model: 'verification', where: open, update: { value: `replaced ${loginId}` } })
      await adapter.deleteMany({ model: 'verification', where: [{ field: 'value', value: loginId }] })
    },
    made: async (token, loginId) => {
      await internalAdapter.createVerificationValue({
        identifier: madeLinkPrefix + token,
        value: `open ${loginId ?? randomUUID()}`,
        expiresAt: new Date(Date.now() + serverLimits.deadPasswordLinksKeptMs),
      })
    },
    stateOf: async (token) => {
      const made = await internalAdapter.findVerificationValue(madeLinkPrefix + token)
      if (made === null) return 'unknown'
      if (!made.value.startsWith('open ')) return made.value.startsWith('used ') ? 'used' : 'replaced'
      return made.createdAt.getTime() + serverLimits.passwordResetLifetimeMs <= Date.now() ? 'expired' : 'open'
    },
    evenOut: async (request, email) => {
      if (await parts.logins.emailHasLogin(email)) return void (await internalAdapter.findVerificationValue('none'))
      const token = await newLink(randomUUID())
      await parts.sendPasswordReset({
        login: null,
        token,
        language: preferredLanguage(request.headers),
        askedBy: 'person',
      })
    },
  }
}
