import { createHash } from 'node:crypto'
import { LanguageSchema, LoginIdSchema } from '@kontor/domain'
import * as v from 'valibot'
import type { Identity, PasswordReset } from '../identity/identity.ts'
import { serverLimits } from '../limits.ts'
import type { Mailer } from '../mail/mail.ts'
import { passwordResetMail } from '../mail/password-reset-mail.ts'
import type { NewEffect } from '../store/store.ts'
import type { Carrier } from './carrier.ts'
import { openSealedText, sealText } from './sealed-text.ts'

const PayloadSchema = v.object({
  /** Null: nobody has the address that was given. */
  loginId: v.nullable(LoginIdSchema),
  sealedToken: v.string(),
  language: LanguageSchema,
  askedAt: v.number(),
})

/** The mail for a new password, as it waits in the store: its token sealed, for whoever has it can take over the login. */
export const passwordResetEffect = (
  { login, token, language }: PasswordReset,
  secret: string,
  now: number,
): NewEffect => ({
  id: `password-reset/${createHash('sha256').update(token).digest('base64url')}`,
  kind: 'password-reset-mail',
  payload: { loginId: login?.id ?? null, sealedToken: sealText(token, secret), language, askedAt: now },
  dueAt: now,
})

/** Sends it while the link still works. */
export const sendPasswordReset = (parts: {
  readonly identity: Pick<Identity, 'login'>
  readonly mailer: Mailer
  readonly secret: string
  readonly publicUrl: string
  readonly now: () => number
}): Carrier => {
  return async ({ id, payload }) => {
    const { loginId, sealedToken, language, askedAt } = v.parse(PayloadSchema, payload)
    const expiresAt = askedAt + serverLimits.passwordResetLifetimeMs
    const login = loginId === null ? null : await parts.identity.login(loginId)
    if (login === null || expiresAt <= parts.now()) return
    const token = openSealedText(sealedToken, parts.secret)
    const url = `${parts.publicUrl}/reset-password?token=${encodeURIComponent(token)}`
    await parts.mailer.send(passwordResetMail({ id, login, language, url, sentAt: askedAt, expiresAt }))
  }
}
