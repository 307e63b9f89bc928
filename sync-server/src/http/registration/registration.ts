import { RegistrationSchema } from '@kontor/protocol'
import { Hono } from 'hono'
import { Failure } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { registerOrganization, type RegistrationParts } from './register-organization.ts'

/** `POST /api/organizations` (A1, A12), where visitors may register. Answers 201 and signs the owner in. */
export const registration = (parts: RegistrationParts & { readonly open: boolean }): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>().post('/api/organizations', async (context) => {
    if (!parts.open) throw new Failure(403, 'registration-closed')
    const body = await parsedBody(context, RegistrationSchema)
    return context.json(await registerOrganization(parts, context, { body, passwordPath: 'owner.password' }), 201)
  })
