import { decodeUp, upMessageType, type UpMessage } from '@kontor/protocol'
import * as decoding from 'lib0/decoding'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import { messageTypes } from './message-types.ts'

/** What a browser sent. */
export type ClientFrame =
  | { readonly kind: 'sync-step-1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'sync-step-2'; readonly update: Uint8Array }
  | { readonly kind: 'update' }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'query-awareness' }
  | { readonly kind: 'up'; readonly message: UpMessage }

/** Reads untrusted bytes. Null for an unknown or truncated frame; never throws. */
export const readClientFrame = (bytes: Uint8Array): ClientFrame | null => {
  try {
    return read(decoding.createDecoder(bytes))
  } catch {
    return null
  }
}

const read = (decoder: decoding.Decoder): ClientFrame | null => {
  switch (decoding.readVarUint(decoder)) {
    case messageTypes.sync:
      return readSync(decoder)
    case messageTypes.awareness:
      return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) }
    case messageTypes.queryAwareness:
      return { kind: 'query-awareness' }
    case upMessageType: {
      const decoded = decodeUp(decoder)
      return decoded.ok ? { kind: 'up', message: decoded.message } : null
    }
    default:
      return null
  }
}

const readSync = (decoder: decoding.Decoder): ClientFrame | null => {
  switch (decoding.readVarUint(decoder)) {
    case messageYjsSyncStep1:
      return { kind: 'sync-step-1', stateVector: decoding.readVarUint8Array(decoder) }
    case messageYjsSyncStep2:
      return { kind: 'sync-step-2', update: decoding.readVarUint8Array(decoder) }
    case messageYjsUpdate:
      return { kind: 'update' }
    default:
      return null
  }
}
