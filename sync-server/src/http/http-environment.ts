import type { HttpBindings } from '@hono/node-server'

/** What a request carries besides itself. Without a socket (in tests) the bindings are absent. */
export interface HttpEnvironment {
  readonly Bindings: Partial<HttpBindings>
  readonly Variables: {
    /** The caller, as `CallerFinder` writes it; `unknown` without a socket. */
    readonly clientAddress: string
  }
}
