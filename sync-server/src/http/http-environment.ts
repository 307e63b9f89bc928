import type { OrganizationId, TokenId } from '@kontor/domain'
import type { HttpBindings } from '@hono/node-server'

/** What a request carries beside itself. In tests there is no socket, so the bindings are absent. */
export interface HttpEnvironment {
  readonly Bindings: Partial<HttpBindings>
  readonly Variables: {
    /** The caller, as `CallerFinder` writes it; `unknown` without a socket. */
    readonly clientAddress: string
    /** The program whose token this call has shown. */
    readonly application?: { readonly organizationId: OrganizationId; readonly tokenId: TokenId }
  }
}
