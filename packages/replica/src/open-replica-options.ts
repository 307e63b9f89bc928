import type { Client, DocumentKinds, LoginId } from '@kontor/domain'
import type { Ports } from './ports/ports.ts'

export interface OpenReplicaOptions {
  readonly loginId: LoginId
  /** Where the server is: `ws://host` or `wss://host`. */
  readonly origin: string
  /** `browserPorts()` in a browser. */
  readonly ports: Ports
  /** B27: the site that the person uses; the full one without it. */
  readonly client?: Client
  /** The kinds of documents that it knows: the product's registry, unless a test passes its own. */
  readonly kinds?: DocumentKinds
}
