import type { Client } from '@kontor/domain'
import { closeCodes, encodeDown, protocolVersion } from '@kontor/protocol'
import * as Y from 'yjs'
import type { Clock } from '../clock/clock.ts'
import { serverLimits } from '../limits.ts'
import { errorFacts, type Log } from '../log/log.ts'
import { DocumentGone } from '../rooms/room-errors.ts'
import type { Entered, OpenAddress } from '../rooms/live-rooms.ts'
import { readClientFrame } from './client-frame.ts'
import { isAhead, readStateVector } from '../rooms/is-ahead.ts'
import { isKnownState } from './is-known-state.ts'
import { MutationIntake } from './mutation-intake.ts'
import type { OpenSocket } from './open-socket.ts'
import type { Presence } from './presence.ts'
import { permissionDeniedFrame, syncStep1Frame } from './server-frames.ts'
import { TokenBucket } from '../rate-limit/token-bucket.ts'
import { documentFrame } from './whole-document.ts'

export interface DocumentSocketOptions {
  readonly socket: OpenSocket
  readonly address: OpenAddress
  readonly entered: Entered
  /** Our own replica, which understands `reset`; a plain y-websocket client does not. */
  readonly isReplica: boolean
  /** The epoch of the browser's copy; null when it has none, or is no replica. */
  readonly epoch: string | null
  /** The site that the person uses, for as long as the socket lives. */
  readonly client: Client
  readonly presence: Presence
  /** All sockets on this document, including this one. */
  readonly audience: () => Iterable<OpenSocket>
  readonly clock: Clock
  readonly log: Log
}

/** A client that follows a document: answers what y-websocket requests, accepts mutations and no other write (S7). */
export class DocumentSocket {
  readonly socket: OpenSocket
  readonly address: OpenAddress
  readonly #options: DocumentSocketOptions
  readonly #intake: MutationIntake
  readonly #syncRequests: TokenBucket
  /** S8: the client was sent a reset and reconnects on a new socket; this one sends nothing more. */
  #wasReset = false

  constructor(options: DocumentSocketOptions) {
    const { socket, entered, clock } = options
    this.#options = options
    this.socket = socket
    this.address = options.address
    this.#syncRequests = new TokenBucket(serverLimits.syncRequests, clock.now)
    this.#intake = new MutationIntake({
      clock,
      submit: (mutations) => entered.submit(mutations, options.client),
      send: (frame) => socket.send(frame),
      onFailure: (error) => this.#fail(error),
    })
    const { epoch, seq } = entered
    socket.send(encodeDown({ type: 'welcome', version: protocolVersion, epoch, seq, now: clock.now() }))
    if (options.epoch !== null && options.epoch !== epoch) this.#reset()
    else socket.send(options.presence.others(socket))
    socket.listen((bytes) => this.#receive(bytes))
    void socket.closed.then(() => this.#leave())
  }

  /** Sends the update of a commit, already framed. */
  sendUpdate(frame: Uint8Array): void {
    if (!this.#wasReset) this.socket.send(frame)
  }

  #receive(bytes: Uint8Array): void {
    if (this.#wasReset) return
    const frame = readClientFrame(bytes)
    if (frame === null) return
    const { socket, presence } = this.#options
    switch (frame.kind) {
      case 'sync-step-1':
        return this.#sync(frame.stateVector)
      case 'sync-step-2':
        return this.#compare(frame.update)
      case 'update':
        return socket.send(permissionDeniedFrame)
      case 'awareness':
        return presence.receive(socket, frame.update, this.#options.audience())
      case 'query-awareness':
        return socket.send(presence.others(socket))
      case 'up':
        return this.#intake.take(frame.message.mutations)
    }
  }

  #leave(): void {
    const { entered, presence, socket } = this.#options
    presence.leave(socket, this.#options.audience())
    entered.release()
  }

  /** Sends what the client lacks and requests its state in turn, as y-websocket servers do. */
  #sync(stateVector: Uint8Array): void {
    if (this.#syncRequests.take(1) > 0) return this.socket.close(closeCodes.tooMany)
    const copy = readStateVector(stateVector)
    if (copy === null) return
    this.#read((doc) => {
      if (this.#options.isReplica && isAhead(doc, copy)) return this.#reset()
      this.socket.sendDocument(documentFrame(doc, stateVector, this.#options.clock))
      this.socket.send(syncStep1Frame(Y.encodeStateVector(doc)))
    })
  }

  #compare(update: Uint8Array): void {
    // Comparing costs as much as answering.
    if (this.#syncRequests.take(1) > 0) return this.socket.send(permissionDeniedFrame)
    this.#read((doc) => {
      if (!isKnownState(doc, update)) this.socket.send(permissionDeniedFrame)
    })
  }

  #read(reader: (doc: Y.Doc) => void): void {
    this.#options.entered
      .read(({ doc }) => {
        if (this.socket.isOpen && !this.#wasReset) reader(doc)
      })
      .catch((error: unknown) => this.#fail(error))
  }

  #reset(): void {
    this.#wasReset = true
    const { socket, presence, entered } = this.#options
    presence.leave(socket, this.#options.audience())
    socket.send(encodeDown({ type: 'reset', epoch: entered.epoch }))
  }

  /** The failure may be temporary: the client reconnects by itself. */
  #fail(error: unknown): void {
    if (error instanceof DocumentGone) return this.socket.close(closeCodes.notAllowed)
    this.#options.log('socket-failed', errorFacts(error))
    this.socket.close(serverFailed)
  }
}

/** RFC 6455: the server met something unexpected. */
const serverFailed = 1011
