import { encodeDown, protocolVersion } from '@kontor/protocol'
import { readClientFrame } from './client-frame.ts'
import type { OpenSocket, SocketListener } from './open-socket.ts'
import { syncStep2Frame } from './server-frames.ts'

/** Yjs's update about nothing. */
const emptyUpdate = new Uint8Array([0, 0])

/** Somebody who follows its own access. The channel holds no document: whoever asks for its state gets an empty one. */
export class AccessSocket implements SocketListener {
  readonly #socket: OpenSocket
  readonly #onClosed: (code: number) => void

  constructor(options: {
    readonly socket: OpenSocket
    readonly now: number
    readonly onClosed: (code: number) => void
  }) {
    this.#socket = options.socket
    this.#onClosed = options.onClosed
    this.#socket.send(encodeDown({ type: 'welcome', version: protocolVersion, now: options.now }))
    this.#socket.listen(this)
  }

  onFrame(bytes: Uint8Array): void {
    if (readClientFrame(bytes)?.kind === 'sync-step-1') this.#socket.send(syncStep2Frame(emptyUpdate))
  }

  onClosed(code: number): void {
    this.#onClosed(code)
  }
}
