import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { memoryApiTokens } from '../../../sync-server/src/api-tokens/memory-api-tokens.ts'
import { answerFailure } from '../../../sync-server/src/http/answers/answer-failure.ts'
import { documentUpdate } from '../../../sync-server/src/http/documents/document-update.ts'
import { documents } from '../../../sync-server/src/http/documents/documents.ts'
import type { HttpEnvironment } from '../../../sync-server/src/http/http-environment.ts'
import { invitations } from '../../../sync-server/src/http/invitations/invitations.ts'
import { registration } from '../../../sync-server/src/http/registration/registration.ts'
import type { Identity } from '../../../sync-server/src/identity/identity.ts'
import type { InvitationLinks } from '../../../sync-server/src/invitations/invitation-links.ts'
import type { Log } from '../../../sync-server/src/log/log.ts'
import { unlimited } from '../../../sync-server/src/rate-limit/rate-limiter.ts'
import type { LiveRooms } from '../../../sync-server/src/rooms/live-rooms.ts'
import type { Store } from '../../../sync-server/src/store/store.ts'

/** The calls that change something, without the guards that belong to a real socket. */
export const simulatedHttp = (parts: {
  readonly identity: Identity
  readonly rooms: LiveRooms
  readonly store: Store
  readonly links: InvitationLinks
  readonly now: () => number
  readonly log: Log
}): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>()
    .onError(answerFailure(parts.log))
    .use(async (context, next) => {
      context.set('clientAddress', 'simulated')
      await next()
    })
    .route('/', documents({ ...parts, apiTokens: memoryApiTokens(), limiter: unlimited }))
    .route('/', documentUpdate(parts))
    .route('/', invitations({ ...parts, copiedLinkProves: true, newId: randomUUID }))
    .route('/', registration({ ...parts, open: true, newId: randomUUID }))
