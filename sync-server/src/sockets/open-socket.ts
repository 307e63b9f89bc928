import type { LoginId } from '@kontor/domain'
import { closeCodes } from '@kontor/protocol'
import type { Clock } from '../clock/clock.ts'
import type { Session } from '../identity/identity.ts'
import { serverLimits } from '../limits.ts'
import type { GatheringSocket } from './gathering-socket.ts'
import { messageTypes } from './message-types.ts'
import { emptyPresenceFrame } from './presence.ts'
import { TokenBucket } from '../rate-limit/token-bucket.ts'

export interface OpenSocketOptions {
  readonly websocket: GatheringSocket
  readonly login: { readonly id: LoginId; readonly name: string }
  readonly session: Session
  readonly clock: Clock
}

const accessEnded: readonly number[] = [closeCodes.noSession, closeCodes.notAllowed, closeCodes.singleSignOn]
/** The state of a document, its changes, and who is there. */
const isOfDocument = ([type]: Uint8Array): boolean => type === messageTypes.sync || type === messageTypes.awareness

/** One accepted connection with its bounds: frames a second, unread bytes, signs of life. */
export class OpenSocket {
  readonly login: { readonly id: LoginId; readonly name: string }
  readonly session: Session
  /** Resolves with the close code when the connection has ended. */
  readonly closed: Promise<number>
  readonly #websocket: GatheringSocket
  readonly #frames: TokenBucket
  /** Bytes of a document that is being sent; they do not count against the reader. */
  #documentBytes = 0
  #lives = true

  constructor({ websocket, login, session, clock }: OpenSocketOptions) {
    this.#websocket = websocket
    this.login = login
    this.session = session
    this.closed = new Promise((resolve) => websocket.once('close', resolve))
    this.#frames = new TokenBucket(serverLimits.frames, clock.now)
  }

  get isOpen(): boolean {
    return this.#websocket.readyState === this.#websocket.OPEN
  }

  /** Passes on every binary frame within the bounds. */
  listen(onFrame: (bytes: Uint8Array) => void): void {
    const websocket = this.#websocket
    // A broken connection is reported by its close event.
    websocket.on('error', () => undefined)
    websocket.on('pong', () => (this.#lives = true))
    websocket.on('ping', (data) => this.#answerPing(data))
    websocket.on('message', (data, isBinary) => {
      this.#lives = true
      if (!this.isOpen) return
      if (this.#frames.take(1) > 0) return this.close(closeCodes.tooMany)
      if (isBinary && Buffer.isBuffer(data)) onFrame(data)
    })
  }

  /** Does nothing once the socket is closing: not one byte follows the decision to close it. */
  send(frame: Uint8Array): void {
    if (!this.isOpen) return
    if (this.#leavesTooMuchUnread()) return this.close(closeCodes.tooMany)
    this.#websocket.send(frame)
  }

  /**
   * Sends the state of a document, which may be longer than the bound on unread bytes. One at a time: a client that
   * requests it again before reading the first would fill the memory.
   */
  sendDocument(frame: Uint8Array): void {
    if (!this.isOpen) return
    if (this.#websocket.bufferedAmount > serverLimits.unreadBytesMax) return this.close(closeCodes.tooMany)
    this.#documentBytes += frame.byteLength
    this.#websocket.send(frame, () => (this.#documentBytes -= frame.byteLength))
  }

  /**
   * S10: a login without access any more is not even sent what an earlier commit of the same turn has left to be written.
   * Outcomes are: they tell of its own mutations.
   */
  close(code: number): void {
    if (accessEnded.includes(code)) this.#websocket.takeBack(isOfDocument)
    this.#websocket.close(code)
  }

  /** Called at intervals: terminates a connection without a sign of life since the last call, and pings the others. */
  keepAlive(): void {
    if (!this.#lives) return this.#websocket.terminate()
    this.#lives = false
    if (!this.isOpen) return
    this.#websocket.ping()
    this.send(emptyPresenceFrame)
  }

  terminate(): void {
    this.#websocket.terminate()
  }

  /** `ws` would answer pings without counting them, and buffer the answers for a client that reads none. */
  #answerPing(data: Buffer): void {
    if (!this.isOpen) return
    if (this.#frames.take(1) > 0 || this.#leavesTooMuchUnread()) return this.close(closeCodes.tooMany)
    this.#websocket.pong(data)
  }

  #leavesTooMuchUnread(): boolean {
    return this.#websocket.bufferedAmount - this.#documentBytes > serverLimits.unreadBytesMax
  }
}
