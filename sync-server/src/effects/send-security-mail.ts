import { LanguageSchema, LoginIdSchema } from '@kontor/domain'
import * as v from 'valibot'
import { securityEvents, type Identity, type SecurityNotice } from '../identity/identity.ts'
import type { Mailer } from '../mail/mail.ts'
import { securityMail } from '../mail/security-mail.ts'
import type { NewEffect } from '../store/store.ts'
import type { Carrier } from './carrier.ts'

const PayloadSchema = v.object({
  loginId: LoginIdSchema,
  event: v.picklist(securityEvents),
  language: LanguageSchema,
  happenedAt: v.number(),
})

/** The notice as it is stored. */
export const securityMailEffect = (notice: SecurityNotice, id: string, now: number): NewEffect => ({
  id: `security-mail/${id}`,
  kind: 'security-mail',
  payload: { ...notice, happenedAt: now },
  dueAt: now,
})

/** Mails a person what happened to their login. */
export const sendSecurityMail = (parts: {
  readonly identity: Pick<Identity, 'login'>
  readonly mailer: Mailer
  readonly publicUrl: string
}): Carrier => {
  return async ({ id, payload }) => {
    const { loginId, happenedAt, ...notice } = v.parse(PayloadSchema, payload)
    const login = await parts.identity.login(loginId)
    if (login === null) return
    await parts.mailer.send(securityMail({ id, login, notice, url: `${parts.publicUrl}/forgot-password`, happenedAt }))
  }
}
