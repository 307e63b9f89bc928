import {
  MemberIdSchema,
  compactPeople,
  peopleThen,
  type LoginId,
  type MemberId,
  type OrganizationId,
  type Provenance,
} from '@kontor/domain'
import {
  documentName,
  type AccessThen,
  type ChainAnswer,
  type DocumentName,
  type HistoryPage,
  type MemberSessionList,
  type RefusedEntry,
  type RefusedPage,
} from '@kontor/protocol'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { runInSlices } from '../../clock/run-in-slices.ts'
import { directoryAtMoment } from '../../history/directory-at-moment.ts'
import { chainState } from '../../history/chain-state.ts'
import { historyPage } from '../../history/history-page.ts'
import { provenanceInLog } from '../../history/provenance-in-log.ts'
import type { Identity } from '../../identity/identity.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Store } from '../../store/store.ts'
import { Failure } from '../answers/failure.ts'
import { addressedDocument } from '../documents/addressed-document.ts'
import { sessionOf } from '../guards/session-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { AccessQuerySchema, HistoryQuerySchema, parsedQuery, RefusalsQuerySchema } from './history-query.ts'

export interface HistoryParts {
  readonly identity: Pick<Identity, 'sessionOf' | 'sessionsOf'>
  readonly rooms: Pick<Rooms, 'permission' | 'directory'>
  readonly store: Pick<Store, 'log' | 'seqOf' | 'refusals'>
  readonly now: () => number
}

/**
 * The history of an organisation, and who had access when. For its administrators alone, since the log holds what is no
 * longer in the directory.
 */
export const history = (parts: HistoryParts): Hono<HttpEnvironment> => {
  const { identity, store, rooms } = parts
  const forAdministrators = answerAdministrators(parts)
  return new Hono<HttpEnvironment>()
    .basePath('/api/documents/directory/:organizationId')
    .get('/history', (context) =>
      forAdministrators<HistoryPage>(context, ({ document }) => {
        const { kind, ...query } = parsedQuery(context, HistoryQuerySchema)
        return historyPage(store, document, { ...query, kinds: kind })
      }),
    )
    .get('/history/refused', (context) =>
      forAdministrators<RefusedPage>(context, async ({ document, loginId }) => {
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
    .get('/history/access', (context) =>
      forAdministrators<AccessThen>(context, async ({ document }) => {
        const { at, account } = parsedQuery(context, AccessQuerySchema)
        const directory = await directoryAtMoment(store, document, at)
        return { at, ...compactPeople(await runInSlices(peopleThen(directory, account))) }
      }),
    )
    .get('/history/chain', (context) =>
      forAdministrators<ChainAnswer>(context, async ({ document }) => {
        const { broken, ...state } = await chainState(store, document)
        return { ...state, intact: broken === null, brokenAt: broken?.seq ?? null, checkedAt: parts.now() }
      }),
    )
    .get('/members/:memberId/provenance', (context) =>
      forAdministrators<Provenance>(context, ({ document }) => provenanceInLog(store, document, memberIdIn(context))),
    )
    .get('/members/:memberId/sessions', (context) =>
      forAdministrators<MemberSessionList>(context, async ({ organizationId }) => {
        const member = (await rooms.directory(organizationId)).member.get(memberIdIn(context))
        if (member === undefined) throw new Failure(404, 'not-found')
        return { sessions: await identity.sessionsOf(member.loginId) }
      }),
    )
}

/** Reading a log takes a while: a member who stops being an administrator meanwhile receives nothing. */
const answerAdministrators =
  (parts: HistoryParts) =>
  async <Answer extends object>(
    context: Context,
    read: (directory: Administrated) => Promise<Answer>,
  ): Promise<Response> => {
    const answer = await read(await administrated(parts, context))
    await administrated(parts, context)
    return context.json(answer)
  }

interface Administrated {
  readonly document: DocumentName
  readonly organizationId: OrganizationId
  readonly loginId: LoginId
}

const administrated = async ({ identity, rooms }: HistoryParts, context: Context): Promise<Administrated> => {
  const { address } = addressedDocument('directory', context.req.param('organizationId') ?? '')
  const { loginId } = await sessionOf(identity, context)
  const document = documentName(address)
  if ((await rooms.permission(document, loginId)) !== 'write') throw new Failure(403, 'not-allowed')
  return { document, organizationId: address.organizationId, loginId }
}

const memberIdIn = (context: Context): MemberId => {
  const id = v.safeParse(MemberIdSchema, context.req.param('memberId'))
  if (!id.success) throw new Failure(404, 'not-found')
  return id.output
}
