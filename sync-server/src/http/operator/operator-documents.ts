import type { DocumentName } from '@kontor/protocol'
import { Hono, type Context } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import type { Operators } from '../../operators/operators.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import { Failure } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import { addressedDocument } from '../documents/addressed-document.ts'
import { MutationsSchema } from '../documents/mutations-schema.ts'
import { operatorOf } from '../guards/operator-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/**
 * An operator's acts, as mutations of actor `operator` in the document that they concern (DESIGN 11). A mutation that is
 * not an operator's is refused, and so is a document in which operators have nothing to do.
 */
export const operatorDocuments = (parts: {
  readonly identity: Pick<Identity, 'sessionOf' | 'login'>
  readonly operators: Pick<Operators, 'has'>
  readonly rooms: Pick<Rooms, 'kinds' | 'submitAsOperator'>
}): Hono<HttpEnvironment> => {
  const { identity, rooms } = parts

  const carryOut = async (context: Context<HttpEnvironment>, name: DocumentName): Promise<Response> => {
    const { mutations } = await parsedBody(context, MutationsSchema)
    const login = await identity.login(await operatorOf(parts, context))
    // The body and the name may have taken a while.
    const loginId = await operatorOf(parts, context)
    if (login === null || login.id !== loginId) throw new Failure(401, 'no-session')
    return context.json({ outcomes: await rooms.submitAsOperator(name, { loginId, name: login.name }, mutations) })
  }

  return new Hono<HttpEnvironment>()
    .post('/api/operator/documents/directory/:organizationId/mutations', (context) =>
      carryOut(context, addressedDocument('directory', context.req.param('organizationId'), rooms.kinds).name),
    )
    .post('/api/operator/documents/section/:section/mutations', (context) =>
      carryOut(context, addressedDocument('section', context.req.param('section'), rooms.kinds).name),
    )
}
