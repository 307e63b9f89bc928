import {
  MemberIdSchema,
  compactPeople,
  loggedKinds,
  peopleThen,
  type LoginId,
  type MemberId,
  type OrganizationId,
  type Provenance,
} from '@kontor/domain'
import type {
  AccessThen,
  ChainAnswer,
  LoggedPage,
  MemberSessionList,
  RefusedEntry,
  RefusedPage,
} from '@kontor/protocol'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { runInSlices } from '../../clock/run-in-slices.ts'
import { directoryAtMoment } from '../../history/directory-at-moment.ts'
import { chainState } from '../../history/chain-state.ts'
import { historyPage, type HistoryDocument } from '../../history/history-page.ts'
import { provenanceInLog } from '../../history/provenance-in-log.ts'
import type { Identity } from '../../identity/identity.ts'
import { isOpenTo } from '../../rooms/permission-in.ts'
import { outcomeLoginId } from '../../rooms/submission.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Store } from '../../store/store.ts'
import { Failure } from '../answers/failure.ts'
import { addressedDocument } from '../documents/addressed-document.ts'
import { applicationIn, type ApplicationParts } from '../guards/application-of.ts'
import { closedDocument } from '../guards/closed-document.ts'
import { sessionOf } from '../guards/session-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { AccessQuerySchema, historyQuerySchema, parsedQuery, RefusalsQuerySchema } from './history-query.ts'

export interface HistoryParts extends ApplicationParts {
  readonly identity: Pick<Identity, 'sessionOf' | 'sessionsOf'>
  readonly rooms: Pick<Rooms, 'kinds' | 'permission' | 'directory' | 'readDirectory'>
  readonly store: Pick<Store, 'log' | 'seqOf' | 'refusals'>
  readonly now: () => number
}

/**
 * The history of a document. That of a directory is for its administrators alone, since the log holds what is no longer
 * in the directory, and tells who had access when; that of a section is for those who may open the section.
 */
export const history = (parts: HistoryParts): Hono<HttpEnvironment> => {
  const { identity, store, rooms } = parts
  const forReaders = answerPermitted((context) => readDocument(parts, context))
  const forAdministrators = answerPermitted((context) => administrated(parts, context))
  const forPeople = answerPermitted((context) => administratedByPerson(parts, context))
  const document = '/api/documents/:kind{directory|section}/:rest'
  const directory = '/api/documents/directory/:rest'
  return new Hono<HttpEnvironment>()
    .get(`${document}/history`, (context) =>
      forReaders<LoggedPage>(context, (read) => {
        const { kind, ...query } = parsedQuery(context, historyQuerySchema(loggedKinds(read.kind)))
        return historyPage(store, read, { ...query, kinds: kind })
      }),
    )
    .get(`${document}/history/refused`, (context) =>
      forReaders<RefusedPage>(context, async ({ document, loginId }) => {
        const { before, limit } = parsedQuery(context, RefusalsQuerySchema)
        const query = { before: before ?? Number.MAX_SAFE_INTEGER, limit }
        const refusals = await store.refusals(document, loginId, query)
        const entries = refusals.map(
          ({ outcome: { id, outcome: _, ...refusal }, ...refused }) =>
            ({ mutationId: id as string, ...refused, refusal }) as RefusedEntry,
        )
        return { entries, next: entries.length < limit ? null : (entries.at(-1)?.at ?? null) }
      }),
    )
    .get(`${directory}/history/access`, (context) =>
      forAdministrators<AccessThen>(context, async ({ document }) => {
        const { at, account } = parsedQuery(context, AccessQuerySchema)
        const directory = await directoryAtMoment(store, document, at)
        return { at, ...compactPeople(await runInSlices(peopleThen(directory, account))) }
      }),
    )
    .get(`${directory}/history/chain`, (context) =>
      forAdministrators<ChainAnswer>(context, async ({ document }) => {
        const { broken, ...state } = await chainState(store, document)
        return { ...state, intact: broken === null, brokenAt: broken?.seq ?? null, checkedAt: parts.now() }
      }),
    )
    .get(`${directory}/members/:memberId/provenance`, (context) =>
      forAdministrators<Provenance>(context, ({ document }) => provenanceInLog(store, document, memberIdIn(context))),
    )
    .get(`${directory}/members/:memberId/sessions`, (context) =>
      forPeople<MemberSessionList>(context, async ({ organizationId }) => {
        const member = (await rooms.directory(organizationId)).member.get(memberIdIn(context))
        if (member === undefined) throw new Failure(404, 'not-found')
        return { sessions: await identity.sessionsOf(member.loginId) }
      }),
    )
}

/** Reading a log takes a while: someone who loses access meanwhile receives nothing. */
const answerPermitted =
  <Permitted>(permit: (context: Context<HttpEnvironment>) => Promise<Permitted>) =>
  async <Answer extends object>(
    context: Context<HttpEnvironment>,
    read: (permitted: Permitted) => Promise<Answer>,
  ): Promise<Response> => {
    const answer = await read(await permit(context))
    await permit(context)
    return context.json(answer)
  }

interface ReadDocument extends HistoryDocument {
  readonly loginId: LoginId
}

const readDocument = async (parts: HistoryParts, context: Context<HttpEnvironment>): Promise<ReadDocument> => {
  if (context.req.param('kind') === 'directory') return administrated(parts, context)
  const { identity, rooms } = parts
  const { name, address } = addressedDocument('section', context.req.param('rest') ?? '', rooms.kinds)
  const session = await sessionOf(identity, context)
  const kind = rooms.kinds.sections[address.key]
  const permission = await rooms.permission(name, session)
  if (kind === undefined || !isOpenTo(permission)) throw closedDocument(permission)
  return { document: name, kind, loginId: session.loginId }
}

interface Administrated extends ReadDocument {
  readonly organizationId: OrganizationId
}

/** Administrators, and programs whose token reads the history. */
const administrated = async (parts: HistoryParts, context: Context<HttpEnvironment>): Promise<Administrated> => {
  const { kinds } = parts.rooms
  const { name, address } = addressedDocument('directory', context.req.param('rest') ?? '', kinds)
  const { organizationId } = address
  const application = await applicationIn(parts, context, { organizationId, scope: 'read-history' })
  if (application === null) return administratedByPerson(parts, context)
  const loginId = outcomeLoginId({ kind: 'application', tokenId: application.tokenId })
  return { document: name, kind: kinds.directory, organizationId, loginId }
}

const administratedByPerson = async ({ identity, rooms }: HistoryParts, context: Context): Promise<Administrated> => {
  const { name, address } = addressedDocument('directory', context.req.param('rest') ?? '', rooms.kinds)
  const session = await sessionOf(identity, context)
  const { loginId } = session
  const permission = await rooms.permission(name, session)
  if (permission !== 'write') throw closedDocument(permission)
  return { document: name, kind: rooms.kinds.directory, organizationId: address.organizationId, loginId }
}

const memberIdIn = (context: Context): MemberId => {
  const id = v.safeParse(MemberIdSchema, context.req.param('memberId'))
  if (!id.success) throw new Failure(404, 'not-found')
  return id.output
}
