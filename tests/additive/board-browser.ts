import type { LoggedEntry } from '@kontor/domain'
import { openReplica, type Ports, type Replica } from '@kontor/replica'
import { memoryBrowser } from '@kontor/replica/testing'
import { Hono } from 'hono'
import { expect, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import { memoryApiTokens } from '../../sync-server/src/api-tokens/memory-api-tokens.ts'
import { unlimited } from '../../sync-server/src/rate-limit/rate-limiter.ts'
import { systemClock } from '../../sync-server/src/clock/clock.ts'
import { access } from '../../sync-server/src/http/access/access.ts'
import { attachments } from '../../sync-server/src/http/attachments/attachments.ts'
import { createReceiveUpload } from '../../sync-server/src/http/attachments/receive-upload.ts'
import { answerFailure } from '../../sync-server/src/http/answers/answer-failure.ts'
import { documents } from '../../sync-server/src/http/documents/documents.ts'
import { documentUpdate } from '../../sync-server/src/http/documents/document-update.ts'
import { history } from '../../sync-server/src/http/history/history.ts'
import type { HttpEnvironment } from '../../sync-server/src/http/http-environment.ts'
import type { Login } from '../../sync-server/src/identity/identity.ts'
import { mainAccountOf } from '../../sync-server/src/testing/sample-organization.ts'
import { board, mewa, type openBoardServer } from './board-server.ts'
import { boardKind, kindsWithBoard } from './board-kind.ts'

type BoardServer = Awaited<ReturnType<typeof openBoardServer>>

/** Where nothing listens: what a socket reaches without a network. */
const nowhere = 'ws://127.0.0.1:1'

const withoutTokens = { apiTokens: memoryApiTokens(), limiter: unlimited, now: systemClock.now }

/** A browser of one login: its storage is memory, its sockets are real, its calls reach the server's own routes. */
export const openBoardBrowser = (server: BoardServer, login: Login) => {
  const { cookie } = server.identity.enter(login)
  let isOnline = true
  const sockets = new Set<WebSocket>()
  class BrowserSocket extends WebSocket {
    constructor(url: string | URL) {
      super(isOnline ? url : nowhere, { headers: { cookie } })
      sockets.add(this)
    }
  }
  /** The names of the files that it sent or tried to send. */
  const uploads: string[] = []
  const calls = new Hono<HttpEnvironment>()
    .onError(answerFailure((event) => void server.logged.push(event)))
    .route('/', access(server))
    .route('/', documents({ ...server, ...withoutTokens }))
    .route('/', documentUpdate({ ...server, now: systemClock.now }))
    .route('/', attachments({ ...server, receiveUpload: createReceiveUpload(server) }))
    .route('/', history({ ...server, ...withoutTokens }))
  const call = async (url: string, request: RequestInit = {}) => {
    if (!isOnline) throw new Error('no network')
    const headers = { cookie, 'content-type': 'application/json' }
    const answer = await calls.request(url, { ...request, headers })
    return { status: answer.status, body: (await answer.json()) as unknown }
  }
  const browser = memoryBrowser({
    // Close enough to a browser's for y-websocket.
    WebSocket: BrowserSocket as unknown as Ports['WebSocket'],
    http: {
      get: call,
      post: (url, body) => call(url, { method: 'POST', body: JSON.stringify(body) }),
      upload: (url, content) => {
        const uploaded = new URL(url).searchParams.get('name')
        uploads.push(uploaded ?? '')
        return call(url, { method: 'POST', body: new Uint8Array(content) })
      },
    },
  })
  /** Ids are unlike those of the other browsers. */
  const newId = (): string => crypto.randomUUID()
  const openTab = async () => {
    const ports = { ...browser.tab(), clock: systemClock, newId }
    const replica = openReplica({ loginId: login.id, origin: server.origin, ports, kinds: kindsWithBoard })
    onTestFinished(() => replica.close())
    await replica.loaded
    return { replica, section: replica.section(mainAccountOf(mewa), boardKind) }
  }
  return {
    browser,
    call,
    uploads,
    openTab,
    setOnline: (next: boolean): void => {
      isOnline = next
      if (!next) for (const socket of sockets) socket.terminate()
      browser.network.setOnline(next)
    },
    readHistory: async (query = '') => {
      const { status, body } = await call(`http://server/api/documents/${board}/history${query}`)
      return { status, entries: (body as { readonly entries?: readonly LoggedEntry[] }).entries ?? null }
    },
  }
}

export type BoardTab = Awaited<ReturnType<ReturnType<typeof openBoardBrowser>['openTab']>>

/** The cards that a tab shows, as number and title. */
export const shownCards = ({ section }: BoardTab) =>
  [...(section.state.content?.card.values() ?? [])].map(({ number, title }) => [number, title])

export const untilOnline = ({ replica, section }: { readonly replica: Replica } & Pick<BoardTab, 'section'>) =>
  vi.waitFor(() => expect([replica.state.connection, section.state.connection]).toEqual(['online', 'online']))
