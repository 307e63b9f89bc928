import { encodeUp, type DownMessage, type UpMessage } from '@kontor/protocol'
import type { Awareness } from 'y-protocols/awareness'
import { DocumentSocket, type DocumentSocketOptions } from './document-socket.ts'
import { HttpLine } from './http-line.ts'
import { replicaLimits } from './limits.ts'
import { isConnected, type Connection } from './replica.ts'
import type { ServerClock } from './server-clock.ts'

export interface DocumentLineOptions extends DocumentSocketOptions {
  readonly serverClock: ServerClock
}

/**
 * The connection of a document. A socket, and HTTP instead for as long as the network blocks sockets and lets HTTP through;
 * the socket is tried all the time.
 */
export class DocumentLine {
  readonly #options: DocumentLineOptions
  readonly #socket: DocumentSocket
  readonly #http: HttpLine
  #connection: Connection
  /** HTTP answers though the socket has just been tried once more. */
  #isBlocked = false
  #cancel: (() => void) | null = null

  constructor(options: DocumentLineOptions) {
    this.#options = options
    const onMessage = (message: DownMessage): void => {
      if (message.type === 'welcome') options.serverClock.set(message.now)
      options.onMessage(message)
    }
    this.#http = new HttpLine({ ...options, onMessage, onConnection: () => this.#httpChanged() })
    this.#socket = new DocumentSocket({ ...options, onMessage, onConnection: () => this.#socketChanged() })
    this.#connection = this.#socket.connection
    this.#waitForSocket()
  }

  get connection(): Connection {
    return this.#connection
  }

  get awareness(): Awareness {
    return this.#socket.awareness
  }

  /** False when there is no connection to send it on. */
  send(message: UpMessage): boolean {
    return this.#connection === 'http-only' ? this.#http.send(message) : this.#socket.send(encodeUp(message))
  }

  /** Connects at once, also after a final close code. */
  reconnect(): void {
    this.#socket.reconnect()
  }

  destroy(): void {
    this.#stopHttp()
    this.#http.destroy()
    this.#socket.destroy()
  }

  #socketChanged(): void {
    const { connection } = this.#socket
    if (connection === 'connecting' || connection === 'offline') this.#waitForSocket()
    else this.#stopHttp()
    this.#update()
  }

  #waitForSocket(): void {
    this.#cancel ??= this.#options.ports.clock.after(replicaLimits.httpAfterMs, () => this.#http.start())
  }

  #stopHttp(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#isBlocked = false
    this.#http.stop()
  }

  #httpChanged(): void {
    if (this.#http.connection !== 'http-only') this.#isBlocked = false
    else if (!this.#isBlocked) {
      // Perhaps the server is only just back: the socket has the first chance.
      this.#socket.reconnect()
      this.#cancel?.()
      this.#cancel = this.#options.ports.clock.after(replicaLimits.socketChanceMs, () => {
        this.#isBlocked = this.#http.connection === 'http-only'
        this.#update()
      })
    }
    this.#update()
  }

  #update(): void {
    const connection = this.#present()
    if (connection === this.#connection) return
    this.#connection = connection
    this.#options.onConnection(connection)
  }

  #present(): Connection {
    const { connection } = this.#socket
    const http = this.#http.connection
    if (isConnected(connection) || (connection !== 'connecting' && connection !== 'offline') || http === null)
      return connection
    return http === 'http-only' && !this.#isBlocked ? connection : http
  }
}
