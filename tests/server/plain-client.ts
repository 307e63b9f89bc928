import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Person } from './person.ts'

export interface PlainClient {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** Every frame that the server sent, as it came. */
  readonly frames: readonly Uint8Array[]
  /** The code of each close, in order. */
  readonly closeCodes: readonly number[]
  /** How many sockets it has opened: a storm of reconnects shows here. */
  readonly opened: () => number
  close(): void
}

/** A y-websocket client that knows nothing of Kontor but the address and a person's session. */
export const plainClient = (person: Person, document: string): PlainClient => {
  const frames: Uint8Array[] = []
  const closeCodes: number[] = []
  let opened = 0
  class RecordingSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie: person.cookie } })
      opened += 1
      this.on('message', (data: ArrayBuffer | Buffer) => frames.push(new Uint8Array(data as ArrayBuffer)))
      this.on('close', (code) => closeCodes.push(code))
    }
  }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${person.kontor.origin.replace('http', 'ws')}/sync`, document, doc, {
    WebSocketPolyfill: RecordingSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  return {
    doc,
    provider,
    frames,
    closeCodes,
    opened: () => opened,
    close: () => provider.destroy(),
  }
}

/** Does any frame hold the text, as UTF-8 or as JSON would escape it? */
export const framesHold = (frames: readonly Uint8Array[], text: string): boolean => {
  const needles = [Buffer.from(text), Buffer.from(JSON.stringify(text).slice(1, -1)), Buffer.from(text, 'utf16le')]
  return frames.some((frame) => needles.some((needle) => Buffer.from(frame).includes(needle)))
}
