import type { Client } from '@kontor/domain'
import {
  clientParam,
  closeCodes,
  decodeDown,
  downMessageType,
  protocolVersion,
  type DocumentName,
  type DownMessage,
} from '@kontor/protocol'
import { messageAuth, WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { replicaLimits } from './limits.ts'
import type { Ports } from './ports/ports.ts'
import type { Connection } from './replica.ts'

export interface DocumentSocketOptions {
  /** `ws://host` or `wss://host`. */
  readonly origin: string
  readonly name: DocumentName
  readonly loginId: string
  /** B27: sent with every connection. */
  readonly client: Client
  readonly doc: Y.Doc
  readonly ports: Ports
  /** The epoch of the copy in `doc`, asked before each connection; null when it holds nothing (S8). */
  readonly epoch: () => string | null
  /** Online once welcomed and in step with the server; the access channel has nothing to be in step with. */
  readonly holdsDocument: boolean
  readonly onMessage: (message: DownMessage) => void
  readonly onConnection: (connection: Connection) => void
  /** The document holds all that the server has. */
  readonly onSynced?: () => void
}

/** One y-websocket connection with our messages on it. It reads only: nothing that happens to the Y.Doc is sent. */
export class DocumentSocket {
  readonly #provider: WebsocketProvider
  readonly #options: DocumentSocketOptions
  readonly #stopWatchingNetwork: () => void
  #welcomed = false
  #failed: boolean
  #final: Connection | null = null
  #destroyed = false
  #connection: Connection

  constructor(options: DocumentSocketOptions) {
    this.#options = options
    this.#failed = !options.ports.network.online
    this.#connection = this.#failed ? 'offline' : 'connecting'
    this.#provider = new WebsocketProvider(`${options.origin}/sync`, options.name, options.doc, {
      connect: false,
      disableBc: true,
      maxBackoffTime: replicaLimits.reconnectDelayMaxMs,
      WebSocketPolyfill: options.ports.WebSocket,
    })
    options.doc.off('update', this.#provider._updateHandler)
    this.#tellOnlyOwnPresence()
    this.#listen()
    this.#stopWatchingNetwork = options.ports.network.subscribe(() => this.#networkChanged())
    this.#connect()
  }

  get connection(): Connection {
    return this.#connection
  }

  get awareness(): WebsocketProvider['awareness'] {
    return this.#provider.awareness
  }

  /** Sends one whole frame; false when there is no open socket to send it on. */
  send(frame: Uint8Array<ArrayBuffer>): boolean {
    const socket = this.#provider.ws
    if (!this.#provider.wsconnected || socket?.readyState !== socket?.OPEN) return false
    socket?.send(frame)
    return true
  }

  /** Connects at once, also after a final close code. */
  reconnect(): void {
    this.#final = null
    this.#provider.wsUnsuccessfulReconnects = 0
    this.#connect()
    this.#update()
  }

  destroy(): void {
    this.#destroyed = true
    this.#stopWatchingNetwork()
    this.#provider.destroy()
  }

  #listen(): void {
    const provider = this.#provider
    provider.messageHandlers[downMessageType] = (_encoder, decoder) => {
      const decoded = decodeDown(decoder)
      if (!decoded.ok) return
      if (decoded.message.type === 'welcome') this.#welcomed = true
      this.#options.onMessage(decoded.message)
      this.#update()
    }
    // The server answers updates with "permission denied"; a replica sends none.
    provider.messageHandlers[messageAuth] = () => undefined
    provider.on('sync', (synced) => {
      if (synced) this.#options.onSynced?.()
      this.#update()
    })
    provider.on('connection-close', () => {
      this.#welcomed = false
      this.#failed = true
      this.#setParams()
      this.#update()
    })
    provider.on('status', () => this.#update())
    provider.on('connection-error', () => {
      this.#failed = true
      this.#update()
    })
    provider.on('closed', ({ code }) => {
      this.#final = finalConnection(code)
      this.#update()
    })
  }

  /** y-websocket sends the presence of others back to the server; with many colleagues that is a storm. */
  #tellOnlyOwnPresence(): void {
    const { awareness, _awarenessUpdateHandler: tell } = this.#provider
    awareness.off('update', tell)
    awareness.on('update', (changes: unknown, origin: unknown) => {
      if (origin === 'local' && !this.#destroyed) tell(changes, origin)
    })
  }

  #connect(): void {
    this.#setParams()
    this.#provider.connect()
  }

  /** y-websocket reads them again for each new connection. */
  #setParams(): void {
    const { loginId, client } = this.#options
    const epoch = this.#options.epoch()
    this.#provider.params = {
      protocol: String(protocolVersion),
      login: loginId,
      ...(client === 'web' ? {} : { [clientParam]: client }),
      ...(epoch === null ? {} : { epoch }),
    }
  }

  #networkChanged(): void {
    if (this.#final !== null) return
    if (!this.#options.ports.network.online) {
      // A socket over a vanished network would seem open for half a minute. If the browser is wrong, and the server
      // can be reached all the same (on this very machine, say), the new attempt succeeds.
      this.#failed = true
      this.#provider.disconnect()
    }
    this.reconnect()
  }

  #update(): void {
    const connection = this.#final ?? this.#present()
    if (this.#destroyed || connection === this.#connection) return
    this.#connection = connection
    this.#options.onConnection(connection)
  }

  #present(): Connection {
    const open = this.#provider.wsconnected && this.#welcomed
    if (open && (this.#provider.synced || !this.#options.holdsDocument)) {
      this.#failed = false
      return 'online'
    }
    return this.#failed ? 'offline' : 'connecting'
  }
}

/** S10: what each final close code means for the person. An unknown one counts as "stop". */
const finalConnection = (code: number): Connection => {
  if (code === closeCodes.noSession) return 'signed-out'
  if (code === closeCodes.singleSignOn) return 'single-sign-on'
  if (code === closeCodes.notAllowed) return 'not-allowed'
  if (code === closeCodes.versionTooOld) return 'outdated'
  return 'too-many'
}
