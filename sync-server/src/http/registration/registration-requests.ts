import {
  ApprovedRegistrationSchema,
  RegistrationRequestSchema,
  type Registration,
  type RegistrationRequestAnswer,
} from '@kontor/protocol'
import { Hono } from 'hono'
import { registrationMailEffect } from '../../effects/send-registration-mail.ts'
import type { Identity } from '../../identity/identity.ts'
import { serverLimits } from '../../limits.ts'
import type { MailAllowance } from '../../mail/mail-allowance.ts'
import type { RegistrationLinks } from '../../registration-requests/registration-links.ts'
import type { RegistrationRequests, StoredRequest } from '../../registration-requests/registration-requests.ts'
import type { NewEffect } from '../../store/store.ts'
import { Failure } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { refuseTakenUnits } from './refuse-taken-units.ts'
import { registerOrganization, type RegistrationParts } from './register-organization.ts'
import { requestState } from './request-state.ts'

interface Parts extends RegistrationParts {
  readonly identity: RegistrationParts['identity'] & Pick<Identity, 'emailHasLogin'>
  readonly registrationRequests: Pick<RegistrationRequests, 'add' | 'find' | 'register'>
  readonly registrationLinks: Pick<RegistrationLinks, 'read'>
  readonly mails: MailAllowance
  readonly addEffect: (effect: NewEffect) => Promise<void>
  /** Whether visitors register by themselves, so that there is nothing to ask for. */
  readonly open: boolean
}

/**
 * DESIGN 11: where the operator decides, a visitor asks for a main account. Nothing of it is created before the operator
 * approved it and its owner, by the link in the mail, chose a user name and a password.
 */
export const registrationRequests = (parts: Parts): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>()
    .post('/api/registration-requests', async (context) => {
      if (parts.open) throw new Failure(403, 'registration-open')
      const content = await parsedBody(context, RegistrationRequestSchema)
      await refuseTakenUnits(parts.store, content)
      const { email } = content.owner
      if (await parts.identity.emailHasLogin(email)) throw new Failure(409, 'email-in-use', { email, by: 'login' })
      const [id, sentAt] = [parts.newId(), parts.now()]
      const refused = await parts.mails.take({ id, kind: 'registration', email, organization: null })
      if (refused !== null) throw new Failure(429, 'too-many', { afterMs: refused.waitMs })
      const kept = await parts.registrationRequests.add(
        { id, sentAt, content },
        {
          waitingMax: serverLimits.registrationRequestsWaitingMax,
          forgetBefore: sentAt - serverLimits.registrationRequestsKeptMs,
        },
      )
      if (!kept) throw new Failure(429, 'too-many', { afterMs: serverLimits.registrationRetryMs })
      await parts.addEffect(registrationMailEffect(id, 'sent', sentAt))
      // The link goes to the e-mail alone, so its owner is the one who reads the state and registers.
      return context.json({}, 202)
    })
    .get('/api/registration-requests/:token', async (context) => {
      const request = await requestOf(parts, context.req.param('token'))
      return context.json(requestState(request, parts.now()) satisfies RegistrationRequestAnswer)
    })
    .post('/api/registration-requests/:token/register', async (context) => {
      const request = await requestOf(parts, context.req.param('token'))
      const { state } = requestState(request, parts.now())
      if (state !== 'approved') throw new Failure(409, 'registration-not-approved', { state })
      const { username, password } = await parsedBody(context, ApprovedRegistrationSchema)
      const { language: _language, owner, ...content } = request.content
      const body: Registration = { ...content, owner: { ...owner, username, password } }
      // A second attempt finds the e-mail in use, so a request becomes one organisation.
      const registered = await registerOrganization(parts, context, { body, passwordPath: 'password' })
      await parts.registrationRequests.register(request.id)
      return context.json(registered, 201)
    })

const requestOf = async (
  { registrationLinks, registrationRequests: requests }: Pick<Parts, 'registrationLinks' | 'registrationRequests'>,
  token: string,
): Promise<StoredRequest> => {
  const id = registrationLinks.read(token)
  const request = id === null ? null : await requests.find(id)
  if (request === null) throw new Failure(404, 'registration-request-unknown')
  return request
}
