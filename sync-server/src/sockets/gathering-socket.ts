import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import { FinalCodeSocket } from './final-code-socket.ts'
import { wholeFrame } from './whole-frame.ts'

/** Longer messages are passed on by `ws`, which copies nothing. */
const gatheredBytesMax = 16 * 1024
/** More are written at once, so that the bound on unread bytes counts them. */
const waitingBytesMax = 64 * 1024

interface Waiting {
  readonly message: Uint8Array
  readonly frame: Uint8Array
}

/**
 * Writes the messages of one turn of the event loop together: the update and the outcomes of one commit cost one write. A
 * message that goes to many sockets is framed once. The server compresses nothing and masks nothing, so a frame is the
 * same for all.
 */
export class GatheringSocket extends FinalCodeSocket {
  // reason: `ws` sets it, and declares it in no types.
  declare readonly _socket: Socket | null
  #waiting: Waiting[] = []
  #waitingBytes = 0

  override send(data: Parameters<WebSocket['send']>[0], ...rest: readonly unknown[]): void {
    const isGathered = rest.length === 0 && data instanceof Uint8Array && data.length <= gatheredBytesMax
    if (isGathered && this.readyState === this.OPEN) return this.#gather(data)
    this.#flush()
    super.send(data, ...(rest as []))
  }

  /** What was sent before comes before the close. */
  override close(code?: number, reason?: string | Buffer): void {
    this.#flush()
    super.close(code, reason)
  }

  /** Messages of this turn that are not written yet, and must not be any more. */
  takeBack(isMeant: (message: Uint8Array) => boolean): void {
    this.#waiting = this.#waiting.filter(({ message }) => !isMeant(message))
    this.#waitingBytes = this.#waiting.reduce((bytes, { frame }) => bytes + frame.length, 0)
  }

  #gather(message: Uint8Array): void {
    if (this.#waiting.length === 0) process.nextTick(() => this.#flush())
    const frame = wholeFrame(message)
    this.#waiting.push({ message, frame })
    this.#waitingBytes += frame.length
    if (this.#waitingBytes > waitingBytesMax) this.#flush()
  }

  #flush(): void {
    const frames = this.#waiting.map(({ frame }) => frame)
    const [first] = frames
    if (first === undefined) return
    this.#waiting = []
    this.#waitingBytes = 0
    const connection = this._socket
    if (connection?.writable === true) connection.write(frames.length === 1 ? first : Buffer.concat(frames))
  }
}
