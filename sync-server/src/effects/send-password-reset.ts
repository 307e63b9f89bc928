import { createHash } from 'node:crypto'
import { LanguageSchema, LoginIdSchema } from '@kontor/domain'
import * as v from 'valibot'
import type { Identity, PasswordReset } from '../identity/identity.ts'
import { serverLimits } from '../limits.ts'
import type { MailAllowance } from '../mail/mail-allowance.ts'
import type { Mailer } from '../mail/mail.ts'
import { passwordResetMail } from '../mail/password-reset-mail.ts'
import type { NewEffect } from '../store/store.ts'
import type { Carrier } from './carrier.ts'
import { openSealedText, sealText } from './sealed-text.ts'

const PayloadSchema = v.object({
  /** Null: no mail is sent. */
  loginId: v.nullable(LoginIdSchema),
  sealedToken: v.string(),
  language: LanguageSchema,
  askedAt: v.number(),
  /** Absent in effects of earlier versions. */
  askedBy: v.optional(v.picklist(['person', 'administrator']), 'person'),
})

/**
 * The mail for a new password as it is stored: its token is sealed, because it grants access to the login. The same is
 * written when there is no such login, or when that person may get no more mails now (F3), so that the time of the
 * answer does not reveal which.
 */
export const passwordResetEffect = async (
  { login, token, language, askedBy }: PasswordReset,
  parts: { readonly secret: string; readonly now: number; readonly mails: MailAllowance },
): Promise<NewEffect> => {
  const { secret, now } = parts
  const id = createHash('sha256').update(token).digest('base64url')
  const isAllowed =
    login !== null &&
    (askedBy === 'administrator' ||
      (await parts.mails.take({ id, kind: 'password-reset', email: login.email, organization: null })) === null)
  return {
    id: `password-reset/${id}`,
    kind: 'password-reset-mail',
    payload: {
      loginId: isAllowed ? login.id : null,
      sealedToken: sealText(token, secret),
      ...{ language, askedAt: now, askedBy },
    },
    dueAt: now,
  }
}

/** Sends the mail while its link works. */
export const sendPasswordReset = (parts: {
  readonly identity: Pick<Identity, 'login'>
  readonly mailer: Mailer
  readonly secret: string
  readonly publicUrl: string
  readonly now: () => number
}): Carrier => {
  return async ({ id, payload }) => {
    const { loginId, sealedToken, language, askedAt, askedBy } = v.parse(PayloadSchema, payload)
    const expiresAt = askedAt + serverLimits.passwordResetLifetimeMs
    const login = loginId === null ? null : await parts.identity.login(loginId)
    if (login === null || expiresAt <= parts.now()) return
    const token = openSealedText(sealedToken, parts.secret)
    // The user name lets a password manager save the new password under it.
    const query = new URLSearchParams({ token, login: login.username })
    const url = `${parts.publicUrl}/reset-password?${query}`
    await parts.mailer.send(passwordResetMail({ id, login, language, url, askedBy, sentAt: askedAt, expiresAt }))
  }
}
