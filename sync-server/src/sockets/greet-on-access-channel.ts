import { encodeDown, protocolVersion } from '@kontor/protocol'
import { readClientFrame } from './client-frame.ts'
import type { OpenSocket } from './open-socket.ts'
import { syncStep2Frame } from './server-frames.ts'

/** An empty Yjs update. */
const emptyUpdate = new Uint8Array([0, 0])

/** Serves a client of the access channel. The channel holds no document: a request for its state gets an empty one. */
export const greetOnAccessChannel = (socket: OpenSocket, now: number): void => {
  socket.send(encodeDown({ type: 'welcome', version: protocolVersion, now }))
  socket.listen((bytes) => {
    if (readClientFrame(bytes)?.kind === 'sync-step-1') socket.send(syncStep2Frame(emptyUpdate))
  })
}
