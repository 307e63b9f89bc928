import type { OrganizationId } from '@kontor/domain'
import {
  clientOf,
  clientParam,
  SentMutationSchema,
  type CheckAnswer,
  type DocumentName,
  type Outcome,
} from '@kontor/protocol'
import { Hono, type Context } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Store } from '../../store/store.ts'
import { Failure } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import { applicationIn, type ApplicationParts } from '../guards/application-of.ts'
import { closedDocument } from '../guards/closed-document.ts'
import { sessionOf } from '../guards/session-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { addressedDocument } from './addressed-document.ts'
import { contentJson } from './content-json.ts'
import { directoryJson } from './directory-json.ts'
import { MutationsSchema } from './mutations-schema.ts'

/** Documents over HTTP: reads them as JSON, and runs mutations as a socket does. */
export const documents = (
  parts: ApplicationParts & {
    readonly identity: Pick<Identity, 'sessionOf'>
    readonly rooms: Pick<
      Rooms,
      | 'kinds'
      | 'permission'
      | 'directoryFor'
      | 'readDirectory'
      | 'contentFor'
      | 'submit'
      | 'submitAsApplication'
      | 'check'
    >
    readonly store: Pick<Store, 'outcomes'>
  },
): Hono<HttpEnvironment> => {
  const { identity, rooms, store } = parts

  const carryOut = async (context: Context<HttpEnvironment>, name: DocumentName): Promise<Response> => {
    const session = await sessionOf(identity, context)
    const { loginId } = session
    // The request names the login of the outbox, because another person may have signed in meanwhile.
    if ((context.req.query('login') ?? loginId) !== loginId) throw new Failure(401, 'no-session')
    const { mutations } = await parsedBody(context, MutationsSchema)
    // A member who may not read is refused each mutation, with the reason.
    const permission = await rooms.permission(name, session)
    // What waits in the browser is judged once the person has signed in through the provider.
    if (permission === 'barred') throw closedDocument(permission)
    if (permission === 'none') {
      const ids = mutations.map(({ id }) => id)
      throw notAllowed([...(await store.outcomes(name, loginId, ids)).values()])
    }
    // The body and the look-ups may have taken a while.
    await sessionOf(identity, context)
    const client = clientOf(context.req.query(clientParam))
    return context.json({ outcomes: await rooms.submit(name, session, mutations, { client }) })
  }

  /** The mutations of a program; null: a person calls. */
  const carryOutForApplication = async (
    context: Context<HttpEnvironment>,
    { name, organizationId }: { readonly name: DocumentName; readonly organizationId: OrganizationId },
  ): Promise<Response | null> => {
    const asked = { organizationId, scope: 'change-directory' } as const
    if ((await applicationIn(parts, context, asked)) === null) return null
    const { mutations } = await parsedBody(context, MutationsSchema)
    const application = await applicationIn(parts, context, asked)
    if (application === null) return null
    return context.json({ outcomes: await rooms.submitAsApplication(name, application.tokenId, mutations) })
  }

  return new Hono<HttpEnvironment>()
    .get('/api/documents/directory/:organizationId', async (context) => {
      const { name, address } = addressedDocument('directory', context.req.param('organizationId'), rooms.kinds)
      const asked = { organizationId: address.organizationId, scope: 'read-directory' } as const
      if ((await applicationIn(parts, context, asked)) !== null) {
        const content = await rooms.readDirectory(address.organizationId, directoryJson)
        await applicationIn(parts, context, asked)
        return context.json(content)
      }
      const session = await sessionOf(identity, context)
      const directory = await rooms.directoryFor(address.organizationId, session)
      await sessionOf(identity, context)
      if (directory === null) throw closedDocument(await rooms.permission(name, session))
      return context.json(directoryJson(directory))
    })
    .get('/api/documents/section/:section', async (context) => {
      const { name } = addressedDocument('section', context.req.param('section'), rooms.kinds)
      const session = await sessionOf(identity, context)
      const content = await rooms.contentFor(name, session)
      await sessionOf(identity, context)
      if (content === null) throw closedDocument(await rooms.permission(name, session))
      return context.json({ records: contentJson(content) })
    })
    .post('/api/documents/directory/:organizationId/mutations', async (context) => {
      const { name, address } = addressedDocument('directory', context.req.param('organizationId'), rooms.kinds)
      const { organizationId } = address
      return (await carryOutForApplication(context, { name, organizationId })) ?? carryOut(context, name)
    })
    .post('/api/documents/section/:section/mutations', (context) =>
      carryOut(context, addressedDocument('section', context.req.param('section'), rooms.kinds).name),
    )
    .post('/api/documents/directory/:organizationId/checks', async (context) => {
      const { name } = addressedDocument('directory', context.req.param('organizationId'), rooms.kinds)
      const session = await sessionOf(identity, context)
      const mutation = await parsedBody(context, SentMutationSchema)
      const permission = await rooms.permission(name, session)
      if (permission !== 'write') throw closedDocument(permission)
      const refusal = await rooms.check(name, session, mutation, clientOf(context.req.query(clientParam)))
      await sessionOf(identity, context)
      return context.json({ refusal } satisfies CheckAnswer)
    })
}

/** S1: former members still receive earlier outcomes; no new mutation of theirs is judged. */
const notAllowed = (outcomes: readonly Outcome[]): Failure =>
  new Failure(403, 'not-allowed', outcomes.length > 0 ? { outcomes } : {})
