import * as encoding from 'lib0/encoding'
import { writePermissionDenied } from 'y-protocols/auth'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import { messageTypes } from './message-types.ts'

/** The frames of y-websocket that a server sends, each complete. */
const frame = (write: (encoder: encoding.Encoder) => void): Uint8Array => encoding.encode(write)

const sync = (kind: number, content: Uint8Array): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.sync)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, content)
  })

export const syncStep1Frame = (stateVector: Uint8Array): Uint8Array => sync(messageYjsSyncStep1, stateVector)
export const syncStep2Frame = (update: Uint8Array): Uint8Array => sync(messageYjsSyncStep2, update)
export const updateFrame = (update: Uint8Array): Uint8Array => sync(messageYjsUpdate, update)

export const awarenessFrame = (awarenessUpdate: Uint8Array): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.awareness)
    encoding.writeVarUint8Array(encoder, awarenessUpdate)
  })

/** S7: the answer to an attempt to write to the document. */
export const permissionDeniedFrame: Uint8Array = frame((encoder) => {
  encoding.writeVarUint(encoder, messageTypes.auth)
  writePermissionDenied(encoder, 'permission denied')
})
