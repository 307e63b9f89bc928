import type { IncomingMessage } from 'node:http'
import type { Connection } from './connection.ts'
import { clientFrame, FrameReader, opcodes, type WireFrame } from './frame-reader.ts'

/** Where the sockets of one tab lead. */
export interface Dialer {
  /** Begins a connection; null when there is no network, or the tab is dead. */
  dial(ends: { readonly onBytes: (bytes: Uint8Array) => void; readonly onEnd: () => void }): Connection | null
  /** Hands the request to the server when it has arrived there; false when no server runs. */
  ask(connection: Connection, request: IncomingMessage, answered: (reached: boolean) => void): void
  /** The headers that the browser adds by itself. */
  headers(): Readonly<Record<string, string>>
  after(delayMs: number, run: () => void): void
}

/** A browser's `WebSocket` as y-websocket uses it, over simulated connections. */
export const simulatedWebSocket = (dialer: Dialer): typeof WebSocket => {
  class SimulatedWebSocket {
    static readonly CONNECTING = 0
    static readonly OPEN = 1
    static readonly CLOSING = 2
    static readonly CLOSED = 3
    readonly OPEN = 1
    readyState = 0
    binaryType = 'arraybuffer'
    onopen: ((event: unknown) => void) | null = null
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
    onclose: ((event: { code: number; reason: string }) => void) | null = null
    onerror: ((event: unknown) => void) | null = null
    #connection: Connection | null
    readonly #reader = new FrameReader({
      onUpgrade: (status) => this.#upgraded(status),
      onFrame: (frame) => this.#receive(frame),
    })

    constructor(url: string | URL) {
      const { pathname, search } = new URL(url)
      this.#connection = dialer.dial({
        onBytes: (bytes) => {
          if (this.readyState !== 3) this.#reader.read(bytes)
        },
        onEnd: () => this.#closed(1006),
      })
      if (this.#connection === null) {
        dialer.after(1, () => this.#failed())
        return
      }
      const request = {
        method: 'GET',
        url: `${pathname}${search}`,
        headers: { ...upgradeHeaders, ...dialer.headers() },
      }
      dialer.ask(this.#connection, request as unknown as IncomingMessage, (reached) => {
        if (!reached) this.#failed()
      })
      // No answer comes: a browser gives up after a while.
      dialer.after(connectTimeoutMs, () => {
        if (this.readyState === 0) this.#failed()
      })
    }

    send(data: Uint8Array): void {
      if (this.readyState === 1) this.#connection?.send(clientFrame(opcodes.binary, data))
    }

    close(): void {
      if (this.readyState >= 2) return
      const wasOpen = this.readyState === 1
      this.readyState = 2
      if (wasOpen) this.#connection?.send(clientFrame(opcodes.close, new Uint8Array([3, 232])))
      else this.#connection?.end()
      dialer.after(5_000, () => this.#closed(1006))
    }

    #upgraded(status: number): void {
      if (this.readyState !== 0) return
      if (status !== 101) return this.#failed()
      this.readyState = 1
      this.onopen?.({})
    }

    #receive({ opcode, payload }: WireFrame): void {
      if (opcode === opcodes.binary && this.readyState === 1) this.onmessage?.({ data: payload.buffer })
      if (opcode === opcodes.ping) this.#connection?.send(clientFrame(opcodes.pong, payload))
      if (opcode !== opcodes.close) return
      const code = payload.length < 2 ? 1005 : Buffer.from(payload.buffer).readUInt16BE(0)
      if (this.readyState === 1) this.#connection?.send(clientFrame(opcodes.close, payload))
      this.#closed(code)
    }

    #failed(): void {
      if (this.readyState === 3) return
      this.onerror?.({})
      this.#closed(1006)
    }

    #closed(code: number): void {
      if (this.readyState === 3) return
      this.readyState = 3
      this.#connection?.end()
      this.#connection = null
      this.onclose?.({ code, reason: '' })
    }
  }
  return SimulatedWebSocket as unknown as typeof WebSocket
}

const connectTimeoutMs = 60_000

const upgradeHeaders = {
  upgrade: 'websocket',
  connection: 'Upgrade',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
}
