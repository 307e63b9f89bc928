import { RegistrationDecisionSchema, type OperatorRegistrations } from '@kontor/protocol'
import { Hono } from 'hono'
import { registrationMailEffect } from '../../effects/send-registration-mail.ts'
import type { Identity } from '../../identity/identity.ts'
import { serverLimits } from '../../limits.ts'
import type { Operators } from '../../operators/operators.ts'
import type { RegistrationRequests } from '../../registration-requests/registration-requests.ts'
import type { NewEffect, Store } from '../../store/store.ts'
import { Failure } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import { operatorOf } from '../guards/operator-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { refuseTakenUnits } from '../registration/refuse-taken-units.ts'
import { requestState } from '../registration/request-state.ts'

/** The requests for a main account, which operators of the whole server decide (DESIGN 11). */
export const operatorRegistrations = (parts: {
  readonly identity: Pick<Identity, 'sessionOf' | 'login'>
  readonly operators: Pick<Operators, 'has'>
  readonly store: Pick<Store, 'unitClaim' | 'contractHolder'>
  readonly registrationRequests: Pick<RegistrationRequests, 'list' | 'waiting' | 'find' | 'decide'>
  readonly addEffect: (effect: NewEffect) => Promise<void>
  readonly now: () => number
}): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>()
    .get('/api/operator/registrations', async (context) => {
      await operatorOf(parts, context)
      const requests = await parts.registrationRequests.list(serverLimits.registrationRequestsListedMax)
      const waiting = await parts.registrationRequests.waiting()
      await operatorOf(parts, context)
      const registrations = requests.map((request) => ({
        ...{ ...requestState(request, parts.now()), id: request.id },
        ...{ contractUnits: request.content.contractUnits, decidedBy: request.decision?.by ?? null },
      }))
      return context.json({ registrations, waiting } satisfies OperatorRegistrations)
    })
    .post('/api/operator/registrations/:id/decision', async (context) => {
      const decision = await parsedBody(context, RegistrationDecisionSchema)
      const request = await parts.registrationRequests.find(context.req.param('id'))
      const operator = await parts.identity.login(await operatorOf(parts, context))
      if (request === null) throw new Failure(404, 'registration-request-unknown')
      if (decision.approved) await refuseTakenUnits(parts.store, request.content)
      const at = parts.now()
      const reason = decision.approved ? null : decision.reason
      const by = operator?.name ?? ''
      if (!(await parts.registrationRequests.decide(request.id, { approved: decision.approved, reason, by, at })))
        throw new Failure(409, 'registration-decided')
      await parts.addEffect(registrationMailEffect(request.id, decision.approved ? 'approved' : 'rejected', at))
      return context.json({ status: true })
    })
