import type { HttpBindings } from '@hono/node-server'

/** What a request carries beside itself. In tests there is no socket, so the bindings are absent. */
export interface HttpEnvironment {
  readonly Bindings: Partial<HttpBindings>
  readonly Variables: {
    /** The caller, as `CallerFinder` writes it; `unknown` without a socket. */
    readonly clientAddress: string
  }
}
