import type { Decoder } from 'lib0/decoding'
import { DownMessageSchema, type DownMessage } from './down.ts'
import { wireLimits } from './limits.ts'
import { readMessage, writeFrame, type Decoded } from './message.ts'
import { downMessageType } from './versions.ts'

/** A whole frame, ready for the socket. */
export const encodeDown = (message: DownMessage): Uint8Array<ArrayBuffer> => writeFrame(downMessageType, message)

/**
 * Reads a server's message; the decoder is after the message type (101). A browser skips a message that it
 * does not understand: a newer server may send one.
 */
export const decodeDown = (decoder: Decoder): Decoded<DownMessage> =>
  readMessage(DownMessageSchema, decoder, wireLimits.downBytesMax)
