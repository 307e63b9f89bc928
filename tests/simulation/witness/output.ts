import { kinds, type LoginId, type OrganizationId } from '@kontor/domain'
import {
  decodeDown,
  documentName,
  downMessageType,
  parseDocumentName,
  type DocumentName,
  type DocumentUpdate,
  type DownMessage,
  type Outcome,
} from '@kontor/protocol'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { canonical } from '../model/canonical.ts'
import { accessInWords, mayRead } from '../model/reading.ts'
import type { HttpAnswer, WatchedSocket } from '../server/server-process.ts'
import { wordsOf } from './access-in-words.ts'
import type { History } from './history.ts'
import type { Violations } from './violations.ts'

const [sync, awareness] = [0, 1]
const closedWithinMs = 1_000
/** An access snapshot is put together from several looks at a disk that may be slow. */
const snapshotMadeWithinMs = 10_000

export type SentFrame = 'update' | 'outcomes' | 'other'

type Reader = Pick<WatchedSocket, 'loginId' | 'address'>

/** Looks at every frame and answer at the moment at which the server gives it. */
export class Output {
  readonly #history: History
  readonly #violations: Violations
  readonly #now: () => number
  readonly #sockets = new Map<WatchedSocket, { deniedSince: number | null }>()

  constructor(options: { readonly history: History; readonly violations: Violations; readonly now: () => number }) {
    this.#history = options.history
    this.#violations = options.violations
    this.#now = options.now
  }

  accepted(socket: WatchedSocket): void {
    this.#sockets.set(socket, { deniedSince: null })
  }

  sent(socket: WatchedSocket, payload: Uint8Array): SentFrame {
    const decoder = decoding.createDecoder(payload)
    const type = decoding.readVarUint(decoder)
    if (type === downMessageType) {
      const decoded = decodeDown(decoder)
      if (decoded.ok) this.#message(socket, decoded.message)
      else this.#report('S10', `an unreadable message to ${socket.loginId}`)
      return decoded.ok && decoded.message.type === 'outcomes' ? 'outcomes' : 'other'
    }
    const holdsSomething = payload.length > emptyFrameBytes
    if ((type === sync || type === awareness) && holdsSomething) this.#mustBeAllowed(socket, 'something')
    if (type !== sync) return 'other'
    const kind = decoding.readVarUint(decoder)
    if (kind !== 0) this.#update(socket, decoding.readVarUint8Array(decoder))
    return kind === broadcastUpdate ? 'update' : 'other'
  }

  /** Over HTTP outcomes are sent too, and joining and registering are acknowledged: all of it durable (S3). */
  answered(path: string, loginId: LoginId | null, { status, body }: HttpAnswer): void {
    const { outcomes, error, organizationId } = (body ?? {}) as HttpBody
    const [, asked] = /^\/api\/documents\/((?:directory|section)\/[^/?]+)\/mutations/.exec(path) ?? []
    if (asked !== undefined && loginId !== null)
      this.#outcomes(asked as DocumentName, loginId, outcomes ?? error?.outcomes ?? [])
    const [, read] = /^\/api\/documents\/([^?]+)\/update/.exec(path) ?? []
    const address = read === undefined ? null : parseDocumentName(read, kinds)
    if (address !== null && loginId !== null && status === 200) {
      this.#mustBeAllowed({ loginId, address }, 'content over HTTP')
      const { update } = body as DocumentUpdate
      if (update !== null) this.#update({ loginId, address }, Buffer.from(update, 'base64'))
    }
    if (organizationId === undefined || status >= 300) return
    const known = this.#history.documents.get(documentName({ kind: 'directory', organizationId }))
    if ((known?.states.length ?? 0) <= 1) this.#report('S3', `${organizationId} was acknowledged and is not durable`)
  }

  /** After each step: whose access has ended is shut out within a second. */
  check(): void {
    for (const [socket, state] of this.#sockets) {
      if (!socket.isOpen()) {
        this.#sockets.delete(socket)
        continue
      }
      if (this.#mayRead(socket)) state.deniedSince = null
      else state.deniedSince ??= this.#now()
      if (state.deniedSince !== null && this.#now() - state.deniedSince > closedWithinMs) {
        this.#report('S10', `${socket.loginId} still follows ${documentName(socket.address)} and may not`)
      }
    }
  }

  #message(socket: WatchedSocket, message: DownMessage): void {
    const { loginId, address } = socket
    if (message.type === 'outcomes') this.#outcomes(documentName(address), loginId, message.outcomes)
    // Only members receive the epoch and the seq of a document.
    if (message.type === 'welcome' && message.seq !== undefined) this.#mustBeAllowed(socket, 'the number')
    if (message.type !== 'access') return
    const { login } = message.snapshot
    if (address.kind !== 'access' || address.loginId !== loginId || login.id !== loginId)
      this.#report('A3', `${loginId} received what ${login.id} may do`)
    for (const { id, words } of wordsOf(message.snapshot)) {
      const states = this.#history.recent(documentName({ kind: 'directory', organizationId: id }), snapshotMadeWithinMs)
      if (!states.some((state) => [...accessInWords([state], loginId)].sort().join('\n') === words))
        this.#report('A3', `${loginId} received about ${id} what was never true: ${words}`)
    }
  }

  #outcomes(document: DocumentName, loginId: LoginId, sent: readonly Outcome[]): void {
    const outcomes = this.#history.outcomesOf(document)
    for (const outcome of sent) {
      const durable = outcomes?.get(`${loginId}/${outcome.id}`)
      if (durable === undefined || canonical(durable) !== canonical(outcome))
        this.#report('S3', `${outcome.id} of ${loginId} was answered with what is not durable`)
    }
  }

  /** S3: what is broadcast is durable. */
  #update(socket: Reader, update: Uint8Array): void {
    const address = parseDocumentName(documentName(socket.address), kinds)
    if (address?.kind !== 'directory') return
    const mirror = this.#history.documents.get(documentName(address))?.mirror
    if (mirror === undefined) return
    const isDurable = Y.decodeUpdate(update).structs.every(
      ({ id, length }) => id.clock + length <= Y.getState(mirror.store, id.client),
    )
    if (!isDurable) {
      this.#report('S3', `${socket.loginId} received a change of ${documentName(address)} that is not durable`)
    }
  }

  #mustBeAllowed(socket: Reader, what: string): void {
    if (!this.#mayRead(socket))
      this.#report('A3', `${socket.loginId} received ${what} of ${documentName(socket.address)} and may not`)
  }

  #mayRead(socket: Reader): boolean {
    return mayRead(this.#history.knownDirectories(), socket.loginId, socket.address)
  }

  #report(invariant: string, about: string): void {
    this.#violations.report(invariant, about)
  }
}

interface HttpBody {
  readonly outcomes?: readonly Outcome[]
  readonly error?: { readonly outcomes?: readonly Outcome[] }
  readonly organizationId?: OrganizationId
}

/** y-protocols: sync step 1, step 2, update. */
const broadcastUpdate = 2
/** A frame without content: type, kind, and an empty list. */
const emptyFrameBytes = 5
