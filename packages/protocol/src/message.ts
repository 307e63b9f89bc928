import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as v from 'valibot'
import { isNestedTooDeep } from './is-nested-too-deep.ts'

/** What decoding untrusted bytes gives: the message, or why there is none. Never an exception. */
export type Decoded<Message> =
  | { readonly ok: true; readonly message: Message }
  /** `not-json`: torn or foreign bytes. `not-a-message`: JSON of another shape, or nested too deep. `too-large`: over the bound, not read. */
  | { readonly ok: false; readonly reason: 'not-json' | 'not-a-message' | 'too-large' }

/** A whole frame: the message type as a varUint, then the message as one JSON text. */
export const writeFrame = (type: number, message: unknown): Uint8Array<ArrayBuffer> => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  encoding.writeVarString(encoder, JSON.stringify(message))
  return encoding.toUint8Array(encoder)
}

/** Reads what follows the message type. */
export const readMessage = <Message>(
  schema: v.GenericSchema<unknown, Message>,
  decoder: decoding.Decoder,
  bytesMax: number,
): Decoded<Message> => {
  if (decoder.arr.length > bytesMax) return { ok: false, reason: 'too-large' }
  let value: unknown
  try {
    value = JSON.parse(decoding.readVarString(decoder))
  } catch {
    return { ok: false, reason: 'not-json' }
  }
  if (isNestedTooDeep(value)) return { ok: false, reason: 'not-a-message' }
  // The issues are not reported, and there may be many.
  const result = v.safeParse(schema, value, { abortEarly: true })
  return result.success ? { ok: true, message: result.output } : { ok: false, reason: 'not-a-message' }
}
