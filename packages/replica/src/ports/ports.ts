import type { Channel } from './channel.ts'
import type { Clock } from './clock.ts'
import type { DocumentStorage } from './document-storage.ts'
import type { OpenFileStorage } from './file-storage.ts'
import type { OpenLoginStorage } from './login-storage.ts'
import type { Locks } from './locks.ts'
import type { Network } from './network.ts'
import type { Http } from './http.ts'

/**
 * Everything of the browser that a replica touches. `browserPorts()` gives the real ones; the memory versions let
 * tests and the simulator hold the clock, the network and the storage in their hands.
 */
export interface Ports {
  readonly clock: Clock
  /** A fresh id of 8 to 64 letters, digits, `_` or `-`, unlike any other. */
  readonly newId: () => string
  /** What y-websocket opens its sockets with. */
  readonly WebSocket: typeof WebSocket
  readonly openStorage: OpenLoginStorage
  readonly documents: DocumentStorage
  readonly openFiles: OpenFileStorage
  /** In lower-case hexadecimal. */
  readonly sha256: (content: Uint8Array<ArrayBuffer>) => Promise<string>
  readonly locks: Locks
  readonly openChannel: (name: string) => Channel
  readonly http: Http
  readonly network: Network
}
