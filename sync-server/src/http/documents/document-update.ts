import { protocolVersionMin, type DocumentUpdate } from '@kontor/protocol'
import { Hono } from 'hono'
import * as Y from 'yjs'
import type { Identity } from '../../identity/identity.ts'
import { isAhead, readStateVector } from '../../rooms/is-ahead.ts'
import type { LiveRooms } from '../../rooms/live-rooms.ts'
import { isOpenTo } from '../../rooms/permission-in.ts'
import { Failure } from '../answers/failure.ts'
import { closedDocument } from '../guards/closed-document.ts'
import { sessionOf } from '../guards/session-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { addressedDocument } from './addressed-document.ts'

/**
 * The update that a copy lacks, for a browser whose sockets are blocked: equal to a socket's sync step 2, epochs
 * included (S8).
 */
export const documentUpdate = (parts: {
  readonly identity: Pick<Identity, 'sessionOf'>
  readonly rooms: Pick<LiveRooms, 'kinds' | 'enter' | 'permission'>
  readonly now: () => number
}): Hono<HttpEnvironment> => {
  const { identity, rooms, now } = parts
  return new Hono<HttpEnvironment>().get('/api/documents/:kind{directory|section}/:rest/update', async (context) => {
    const { kind, rest } = context.req.param()
    const { name, address } = addressedDocument(kind as 'directory', rest, rooms.kinds)
    const session = await sessionOf(identity, context)
    const { loginId } = session
    const { login, protocol, epoch, vector } = context.req.query()
    if ((login ?? loginId) !== loginId) throw new Failure(401, 'no-session')
    if (Number(protocol ?? protocolVersionMin) < protocolVersionMin) throw new Failure(409, 'version-too-old')
    const copy = readVector(vector)
    const entered = await rooms.enter(address, session, (entrance) => entrance)
    if (entered === null) throw closedDocument(await rooms.permission(name, session))
    try {
      const answer = await entered.read(({ doc, seq }): DocumentUpdate => {
        const startsOver = (epoch !== undefined && epoch !== entered.epoch) || isAhead(doc, copy.clocks)
        const update = startsOver ? null : Buffer.from(Y.encodeStateAsUpdate(doc, copy.bytes)).toString('base64')
        return { epoch: entered.epoch, seq, now: now(), update }
      })
      // Access or the session may have ended while the document was read.
      await sessionOf(identity, context)
      const permission = await rooms.permission(name, session)
      if (!isOpenTo(permission)) throw closedDocument(permission)
      return context.json(answer)
    } finally {
      entered.release()
    }
  })
}

const emptyVector = Y.encodeStateVector(new Y.Doc())

const readVector = (text: string | undefined): { bytes: Uint8Array; clocks: ReadonlyMap<number, number> } => {
  const bytes = text === undefined ? emptyVector : Buffer.from(text, 'base64url')
  const clocks = readStateVector(bytes)
  if (clocks === null)
    throw new Failure(400, 'invalid-arguments', { issues: [{ path: 'vector', reason: 'malformed' }] })
  return { bytes, clocks }
}
