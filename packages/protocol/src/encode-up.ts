import type { Decoder } from 'lib0/decoding'
import { wireLimits } from './limits.ts'
import { readMessage, writeFrame, type Decoded } from './message.ts'
import { UpMessageSchema, type UpMessage } from './up.ts'
import { upMessageType } from './versions.ts'

/** A whole frame, ready for the socket. */
export const encodeUp = (message: UpMessage): Uint8Array<ArrayBuffer> => writeFrame(upMessageType, message)

/**
 * Reads a browser's message from untrusted bytes; the decoder is after the message type (100).
 *
 * @example
 * const decoder = decoding.createDecoder(frame)
 * if (decoding.readVarUint(decoder) === upMessageType) {
 *   const decoded = decodeUp(decoder)
 *   if (decoded.ok) submit(decoded.message.mutations)
 * }
 */
export const decodeUp = (decoder: Decoder): Decoded<UpMessage> =>
  readMessage(UpMessageSchema, decoder, wireLimits.frameBytesMax)
