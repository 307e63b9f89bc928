/** The server's end of a connection in memory. */
export interface ServerEnd {
  readonly url: URL
  send(frame: Uint8Array): void
  close(code: number): void
  onMessage: (frame: Uint8Array) => void
  onClose: () => void
}

/** Decides about a connection that is being made; false refuses it, as a server does that is not there. */
export type Accept = (end: ServerEnd) => boolean

/** Runs what was sent a little later, in the order of sending. */
export type Schedule = (run: () => void) => void

/** A class for y-websocket; `accept` is the server that its sockets connect to. */
export const memoryWebSocket = (accept: Accept, schedule: Schedule = queueMicrotask): typeof WebSocket => {
  class MemoryWebSocket {
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
    readonly #end: ServerEnd

    constructor(url: string | URL) {
      this.#end = {
        url: new URL(url),
        send: (frame) => this.#deliver(frame),
        close: (code) => schedule(() => this.#closed(code)),
        onMessage: () => undefined,
        onClose: () => undefined,
      }
      schedule(() => this.#open())
    }

    send(data: Uint8Array): void {
      const frame = data.slice()
      schedule(() => {
        if (this.readyState === 1) this.#end.onMessage(frame)
      })
    }

    close(): void {
      if (this.readyState >= 2) return
      this.readyState = 2
      schedule(() => this.#closed(1000))
    }

    #open(): void {
      if (this.readyState !== 0) return
      this.readyState = 1
      // What the server sends while it accepts arrives after `onopen`, as everything is delivered later.
      if (accept(this.#end)) this.onopen?.({})
      else {
        this.onerror?.({})
        this.#closed(1006)
      }
    }

    #deliver(frame: Uint8Array): void {
      const data = frame.slice().buffer
      schedule(() => {
        if (this.readyState === 1) this.onmessage?.({ data })
      })
    }

    #closed(code: number): void {
      if (this.readyState === 3) return
      this.readyState = 3
      this.#end.onClose()
      this.onclose?.({ code, reason: '' })
    }
  }
  return MemoryWebSocket as unknown as typeof WebSocket
}
