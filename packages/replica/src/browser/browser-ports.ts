import type { Ports } from '../ports/ports.ts'
import { openBrowserChannel } from './browser-channel.ts'
import { browserLocks } from './browser-locks.ts'
import { browserNetwork } from './browser-network.ts'
import { browserPost } from './browser-post.ts'
import { indexedDocumentStorage } from './indexed-document-storage.ts'
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
  locks: browserLocks(),
  openChannel: openBrowserChannel,
  post: browserPost,
  network: browserNetwork(),
})
