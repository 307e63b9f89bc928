import { kinds, memberOfLogin, type LoginId, type OrganizationId } from '@kontor/domain'
import { parseDocumentName, type SentMutation } from '@kontor/protocol'
import { fromBase64UrlEncoded, toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import type { Http, HttpAnswer } from '../ports/http.ts'
import { isAhead } from './fake-room.ts'
import type { FakeServer } from './fake-server.ts'

/** The server's calls over HTTP, as a browser signed in as this login makes them. */
export const fakeHttp = (server: FakeServer, loginId: LoginId): Http => ({
  get: async (address) => {
    const url = new URL(address)
    server.gets.push(url)
    if (!server.reachable || server.getFails) throw new Error('no network')
    if (server.standIn !== null) return server.standIn
    if (server.endedSessions.has(loginId)) return failure(401, 'no-session')
    return url.pathname === '/api/access'
      ? { status: 200, body: server.snapshotOf(loginId) }
      : update(server, loginId, url)
  },
  post: async (address, body) => {
    server.posts += 1
    if (!server.reachable || server.postFails) throw new Error('no network')
    if (server.endedSessions.has(loginId)) return failure(401, 'no-session')
    if (server.storeFails) return failure(503, 'storage', { afterMs: 1_000 })
    const organizationId = new URL(address).pathname.split('/')[4] as OrganizationId
    const room = server.rooms.get(organizationId)
    const { mutations } = body as { readonly mutations: readonly SentMutation[] }
    if (!room || !memberOfLogin(room.directory, loginId)) {
      const outcomes = mutations.flatMap(({ id }) => room?.outcomes.get(id) ?? [])
      return failure(403, 'not-allowed', outcomes.length > 0 ? { outcomes } : {})
    }
    if (server.bars(loginId, { kind: 'directory', organizationId })) return failure(403, 'single-sign-on-required')
    server.received.push({ by: 'post', mutations })
    return { status: 200, body: { outcomes: server.run(organizationId, loginId, mutations) } }
  },
  // Its documents are directories, which have no files.
  upload: async () => failure(404, 'not-found'),
})

const update = (server: FakeServer, loginId: LoginId, { pathname, searchParams }: URL): HttpAnswer => {
  const address = parseDocumentName(pathname.replace('/api/documents/', '').replace('/update', ''), kinds)
  if (server.bars(loginId, address)) return failure(403, 'single-sign-on-required')
  if (address?.kind !== 'directory' || !server.mayOpen(loginId, address)) return failure(403, 'not-allowed')
  const { doc, epoch, seq } = server.room(address.organizationId)
  const text = searchParams.get('vector')
  const vector = text === null ? Y.encodeStateVector(new Y.Doc()) : fromBase64UrlEncoded(text)
  const copy = searchParams.get('epoch')
  const startsOver = (copy !== null && copy !== epoch) || isAhead(vector, doc)
  const content = startsOver ? null : toBase64(Y.encodeStateAsUpdate(doc, vector))
  return { status: 200, body: { epoch, seq, now: server.clock.now(), update: content } }
}

const failure = (status: number, code: string, facts: object = {}): HttpAnswer => ({
  status,
  body: { error: { code, ...facts } },
})
