import type { IncomingMessage } from 'node:http'
import { Duplex } from 'node:stream'
import { Link, type LinkOptions } from './link.ts'

/** What accepts connections: a running server process. Null when none is. */
export type Listener = (request: IncomingMessage, connection: Duplex, watch: WatchBytes) => void
/** Lets the simulator see every byte at the moment at which the server writes it. */
export type WatchBytes = (onBytes: (bytes: Uint8Array) => void) => void

export interface ConnectionOptions extends Pick<LinkOptions, 'timeline' | 'random' | 'latencyMs' | 'onTorn'> {
  readonly onBytes: (bytes: Uint8Array) => void
  readonly onEnd: () => void
}

/** A connection between a browser and a server, in memory. */
export class Connection {
  readonly #up: Link
  readonly #down: Link
  readonly #server: Duplex
  #watch: ((bytes: Uint8Array) => void) | null = null

  constructor(options: ConnectionOptions) {
    this.#down = new Link(options)
    const server = new Duplex({
      read: () => undefined,
      write: (chunk: Buffer, _encoding, done) => {
        this.#watch?.(chunk)
        this.#down.send(chunk)
        done()
      },
      final: (done) => {
        this.#down.end()
        done()
      },
      destroy: (_error, done) => {
        this.#down.end()
        done(null)
      },
    })
    server.on('error', () => undefined)
    this.#server = server
    const ended = (): void => {
      if (!server.destroyed) server.push(null)
      // A torn line is noticed by its reader; no one writes to it any more.
      server.destroy()
    }
    this.#up = new Link({
      ...options,
      onBytes: (bytes) => {
        if (!server.destroyed) server.push(bytes)
      },
      onEnd: ended,
    })
  }

  /** Hands the server's end over. */
  open(listener: Listener, request: IncomingMessage): void {
    listener(request, this.#server, (onBytes) => {
      this.#watch = onBytes
    })
  }

  send(bytes: Uint8Array): void {
    this.#up.send(bytes)
  }

  /** The browser has closed it. */
  end(): void {
    this.#up.end()
  }

  /** The line breaks: both sides notice, some bytes later. */
  cut(): void {
    this.#up.cut()
    this.#down.cut()
  }

  /** The line is dead, and neither side notices. */
  mute(): void {
    this.#up.mute()
    this.#down.mute()
  }

  /** The server's process is gone: what it wrote may still arrive, and nothing that it writes later. */
  serverDied(): void {
    this.#watch = null
    this.#down.cut()
    this.#up.mute()
  }
}
