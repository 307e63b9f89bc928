import { decodeDown, downMessageType, encodeUp, type DownMessage, type SentMutation } from '@kontor/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

/** A socket whose messages a test writes itself; everything received is recorded. */
export interface TestSocket {
  readonly websocket: WebSocket
  /** Every frame, as received. */
  readonly frames: readonly Uint8Array[]
  readonly doc: Y.Doc
  /** Our own messages, in order. */
  downs(): readonly DownMessage[]
  /** The types of all frames, in order: `sync-2`, `update`, `welcome`, `outcomes` … */
  kinds(): readonly string[]
  send(frame: Uint8Array): void
  mutate(...mutations: SentMutation[]): void
  /** Sends sync step 1 from `doc`, and waits for the answer. */
  sync(): Promise<void>
  /** Waits for the first message of a type. */
  down<T extends DownMessage['type']>(type: T): Promise<Extract<DownMessage, { type: T }>>
  /** Waits for the close. */
  closed(): Promise<number>
  holds(text: string): boolean
}

export const openTestSocket = (url: string, headers: Readonly<Record<string, string>> = {}): TestSocket => {
  const websocket = new WebSocket(url, { headers })
  const frames: Uint8Array[] = []
  const doc = new Y.Doc()
  let closeCode: number | null = null
  websocket.on('error', () => undefined)
  websocket.on('close', (code) => (closeCode = code))
  websocket.on('message', (data: Buffer) => {
    frames.push(new Uint8Array(data))
    const update = updateIn(data)
    if (update !== null) Y.applyUpdate(doc, update)
  })
  onTestFinished(() => websocket.terminate())
  const opened = new Promise<void>((resolve) => websocket.once('open', () => resolve()))
  const send = (frame: Uint8Array): void => void opened.then(() => websocket.send(frame))
  const downs = (): readonly DownMessage[] => frames.map(downIn).filter((message) => message !== null)
  return {
    websocket,
    frames,
    doc,
    downs,
    send,
    kinds: () => frames.map(kindOf),
    mutate: (...mutations) => send(encodeUp({ type: 'mutate', mutations })),
    sync: async () => {
      const before = frames.filter((frame) => kindOf(frame) === 'sync-2').length
      send(syncFrame(0, Y.encodeStateVector(doc)))
      await vi.waitFor(() => expect(frames.filter((frame) => kindOf(frame) === 'sync-2').length).toBe(before + 1))
    },
    down: async (type) =>
      vi.waitFor(() => {
        const message = downs().find((down) => down.type === type)
        if (message === undefined) throw new Error(`no ${type} among ${frames.map(kindOf).join(', ')}`)
        return message as never
      }),
    closed: () =>
      vi.waitFor(() => {
        if (closeCode === null) throw new Error('still open')
        return closeCode
      }),
    holds: (text) => frames.some((frame) => Buffer.from(frame).includes(text)),
  }
}

export const syncFrame = (kind: 0 | 1 | 2, content: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, content)
  })

const downIn = (frame: Uint8Array): DownMessage | null => {
  const decoder = decoding.createDecoder(frame)
  if (decoding.readVarUint(decoder) !== downMessageType) return null
  const decoded = decodeDown(decoder)
  return decoded.ok ? decoded.message : null
}

const updateIn = (frame: Uint8Array): Uint8Array | null => {
  const decoder = decoding.createDecoder(frame)
  if (decoding.readVarUint(decoder) !== 0 || decoding.readVarUint(decoder) === 0) return null
  return decoding.readVarUint8Array(decoder)
}

const kindOf = (frame: Uint8Array): string => {
  const decoder = decoding.createDecoder(frame)
  const type = decoding.readVarUint(decoder)
  if (type === 0) return ['sync-1', 'sync-2', 'update'][decoding.readVarUint(decoder)] ?? 'unknown'
  if (type === 1) return 'awareness'
  if (type === 2) return 'permission-denied'
  return downIn(frame)?.type ?? 'unknown'
}
