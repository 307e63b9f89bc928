import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Messages of y-protocols' sync, and the types in which both servers send them. */
const sync = { message: 0, replyOfHocuspocus: 4, step1: 0, step2: 1, update: 2 } as const

const write = (kind: number, content: Uint8Array, head: readonly string[] = []): Uint8Array =>
  encoding.encode((encoder) => {
    for (const text of head) encoding.writeVarString(encoder, text)
    encoding.writeVarUint(encoder, sync.message)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, content)
  })

/** Asks for the whole document: the state vector of an empty copy is one zero. */
export const askForAll = (head?: readonly string[]): Uint8Array => write(sync.step1, new Uint8Array([0]), head)
export const updateMessage = (update: Uint8Array, head?: readonly string[]): Uint8Array =>
  write(sync.update, update, head)

/** A presence message without states: clients send presence every fifteen seconds, or the server takes them for gone. */
export const stillHere = (head: readonly string[] = []): Uint8Array =>
  encoding.encode((encoder) => {
    for (const text of head) encoding.writeVarString(encoder, text)
    encoding.writeVarUint(encoder, awareness)
    encoding.writeVarUint8Array(encoder, new Uint8Array([0]))
  })
const awareness = 1

/** The update that a message carries; null for every other message. */
export const readSyncMessage = (payload: Uint8Array): Uint8Array | null => {
  const decoder = decoding.createDecoder(payload)
  const message = decoding.readVarUint(decoder)
  if (message !== sync.message && message !== sync.replyOfHocuspocus) return null
  const kind = decoding.readVarUint(decoder)
  return kind === sync.step2 || kind === sync.update ? decoding.readVarUint8Array(decoder) : null
}
