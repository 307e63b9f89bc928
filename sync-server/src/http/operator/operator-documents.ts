import type { OrganizationId } from '@kontor/domain'
import type { DocumentAddress, DocumentName } from '@kontor/protocol'
import { Hono, type Context } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import type { Operators } from '../../operators/operators.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import { DocumentGone } from '../../rooms/room-errors.ts'
import type { Store } from '../../store/store.ts'
import { Failure } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import { addressedDocument } from '../documents/addressed-document.ts'
import { MutationsSchema } from '../documents/mutations-schema.ts'
import { reaches, reachOfOperator } from '../guards/operator-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/**
 * An operator's acts, as mutations of actor `operator` in the document that they concern (DESIGN 11). A mutation that is
 * not an operator's is refused, and so is a document in which operators have nothing to do.
 */
export const operatorDocuments = (parts: {
  readonly identity: Pick<Identity, 'sessionOf' | 'login'>
  readonly operators: Pick<Operators, 'has' | 'limits'>
  readonly rooms: Pick<Rooms, 'kinds' | 'submitAsOperator'>
  readonly store: Pick<Store, 'organizationOfAccount'>
}): Hono<HttpEnvironment> => {
  const { identity, rooms, store } = parts

  const ownerOf = (address: DocumentAddress): Promise<OrganizationId | null> | OrganizationId | null => {
    if (address.kind === 'directory') return address.organizationId
    return address.kind === 'section' ? store.organizationOfAccount(address.accountId) : null
  }

  const carryOut = async (
    context: Context<HttpEnvironment>,
    { name, address }: { readonly name: DocumentName; readonly address: DocumentAddress },
  ): Promise<Response> => {
    const { mutations } = await parsedBody(context, MutationsSchema)
    const login = await identity.login((await reachOfOperator(parts, context)).loginId)
    const organizationId = await ownerOf(address)
    // The body and the look-ups may have taken a while.
    const reach = await reachOfOperator(parts, context)
    const { loginId } = reach
    if (login === null || login.id !== loginId) throw new Failure(401, 'no-session')
    if (!reaches(reach, organizationId)) throw new DocumentGone(name)
    return context.json({ outcomes: await rooms.submitAsOperator(name, { loginId, name: login.name }, mutations) })
  }

  return new Hono<HttpEnvironment>()
    .post('/api/operator/documents/directory/:organizationId/mutations', (context) =>
      carryOut(context, addressedDocument('directory', context.req.param('organizationId'), rooms.kinds)),
    )
    .post('/api/operator/documents/section/:section/mutations', (context) =>
      carryOut(context, addressedDocument('section', context.req.param('section'), rooms.kinds)),
    )
}
