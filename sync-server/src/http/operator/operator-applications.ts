import { NewApplicationSchema, type ApplicationsAnswer, type ApplicationSecret } from '@kontor/protocol'
import { Hono } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import type { Operators } from '../../operators/operators.ts'
import { Failure } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import { operatorOf } from '../guards/operator-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/** The applications that sign people in through this server: operators register them (issue 11.3). */
export const operatorApplications = (parts: {
  readonly identity: Pick<Identity, 'sessionOf' | 'applications'>
  readonly operators: Operators
  readonly publicUrl: string
}): Hono<HttpEnvironment> => {
  const { applications } = parts.identity
  return new Hono<HttpEnvironment>()
    .get('/api/operator/applications', async (context) => {
      await operatorOf(parts, context)
      const answer = { issuer: `${parts.publicUrl}/api/auth`, applications: await applications.list() }
      await operatorOf(parts, context)
      return context.json(answer satisfies ApplicationsAnswer)
    })
    .post('/api/operator/applications', async (context) => {
      const application = await parsedBody(context, NewApplicationSchema)
      await operatorOf(parts, context)
      const added = await applications.add(application)
      if (added === null) throw new Failure(409, 'too-many-applications')
      return context.json(added satisfies ApplicationSecret, 201)
    })
    .post('/api/operator/applications/:id/secret', async (context) => {
      await operatorOf(parts, context)
      const renewed = await applications.renewSecret(context.req.param('id'))
      if (renewed === null) throw new Failure(404, 'application-unknown')
      return context.json(renewed satisfies ApplicationSecret)
    })
    .delete('/api/operator/applications/:id', async (context) => {
      await operatorOf(parts, context)
      if (!(await applications.remove(context.req.param('id')))) throw new Failure(404, 'application-unknown')
      return context.json({ status: true })
    })
}
