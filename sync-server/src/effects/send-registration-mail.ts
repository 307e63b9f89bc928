import * as v from 'valibot'
import type { Mailer } from '../mail/mail.ts'
import { registrationMail, type MailedState } from '../mail/registration-mail.ts'
import type { RegistrationLinks } from '../registration-requests/registration-links.ts'
import type { RegistrationRequests } from '../registration-requests/registration-requests.ts'
import type { NewEffect } from '../store/store.ts'
import type { Carrier } from './carrier.ts'

const PayloadSchema = v.object({
  requestId: v.string(),
  state: v.picklist(['sent', 'approved', 'rejected']),
  at: v.number(),
})

/** The mail about a request for a main account; each state has one. */
export const registrationMailEffect = (requestId: string, state: MailedState, at: number): NewEffect => ({
  ...{ id: `registration/${requestId}/${state}`, kind: 'registration-mail' },
  ...{ payload: { requestId, state, at }, dueAt: at },
})

export const sendRegistrationMail = (parts: {
  readonly registrationRequests: Pick<RegistrationRequests, 'find'>
  readonly registrationLinks: Pick<RegistrationLinks, 'urlOf'>
  readonly mailer: Mailer
}): Carrier => {
  return async ({ id, payload }) => {
    const { requestId, state, at: sentAt } = v.parse(PayloadSchema, payload)
    const request = await parts.registrationRequests.find(requestId)
    if (request === null) return
    const url = parts.registrationLinks.urlOf(requestId)
    const reason = request.decision?.reason ?? null
    await parts.mailer.send(registrationMail({ id, content: request.content, state, reason, url, sentAt }))
  }
}
