import type { TokenId } from '@kontor/domain'
import type { TokenUses as Answer } from '@kontor/protocol/http'
import { integrationPaths } from '#lib/api/integrations.ts'
import { ServerQuery } from '#lib/api/server-query.svelte.ts'
import { useAccount } from '#lib/session/current-account.svelte.ts'

/** When each token was used last. Only the server knows, so offline nothing is said. */
export class TokenUses {
  readonly #place = useAccount()
  readonly #query = new ServerQuery<Answer>()

  constructor() {
    this.ask()
  }

  ask(): void {
    void this.#query.ask(integrationPaths.tokens(this.#place.organization.id))
  }

  /** Undefined: unknown. Null: never. */
  of(id: TokenId): number | null | undefined {
    return this.#query.value?.tokens.find((token) => token.id === id)?.lastUsedAt
  }
}
