import type { DocumentKinds, LoginId } from '@kontor/domain'
import type { Ports } from './ports/ports.ts'

export interface OpenReplicaOptions {
  readonly loginId: LoginId
  /** Where the server is: `ws://host` or `wss://host`. */
  readonly origin: string
  /** `browserPorts()` in a browser. */
  readonly ports: Ports
  /** The kinds of documents that it knows: the product's registry, unless a test passes its own. */
  readonly kinds?: DocumentKinds
}
