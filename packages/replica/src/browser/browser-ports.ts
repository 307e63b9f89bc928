import type { Ports } from '../ports/ports.ts'
import { openBrowserChannel } from './browser-channel.ts'
import { browserHttp } from './browser-http.ts'
import { browserLocks } from './browser-locks.ts'
import { browserNetwork } from './browser-network.ts'
import { browserSha256 } from './browser-sha256.ts'
import { indexedDocumentStorage } from './indexed-document-storage.ts'
import { browserFileStorages } from './indexed-file-storage.ts'
import { newId } from './new-id.ts'
import { openBrowserStorage } from './open-browser-storage.ts'

/** The real browser, for `openReplica`. */
export const browserPorts = (): Ports => ({
  clock: {
    now: () => Date.now(),
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs)
      return () => clearTimeout(timer)
    },
  },
  newId,
  WebSocket,
  openStorage: openBrowserStorage(),
  documents: indexedDocumentStorage,
  openFiles: browserFileStorages(),
  sha256: browserSha256,
  locks: browserLocks(),
  openChannel: openBrowserChannel,
  http: browserHttp,
  network: browserNetwork(),
})
