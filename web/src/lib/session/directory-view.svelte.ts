import {
  accountsInOrder,
  type Account,
  type Directory,
  type MutationInput,
  type MutationName,
  type OrganizationId,
  type Refusal,
} from '@kontor/domain'
import type { DirectoryReplica, DirectoryState, MutateResult, Replica } from '@kontor/replica'
import { createContext } from 'svelte'
import type { Toasts } from '#lib/kit/toasts.svelte.ts'
import { DocumentView, type MutateOptions } from './document-view.svelte.ts'
import type { Viewed } from './view-as.svelte.ts'

export type { MutateOptions } from './document-view.svelte.ts'

/** The organisation's directory for the screens. */
export class DirectoryView extends DocumentView<DirectoryState> {
  readonly #replica: DirectoryReplica
  readonly #accounts = $derived.by(() => {
    const { directory } = this.state
    return directory === null ? [] : accountsInOrder(directory)
  })

  constructor(replica: Replica, organizationId: OrganizationId, toasts: Toasts, viewed: Viewed | null = null) {
    const source = replica.directory(organizationId)
    super({ browser: replica, source, toasts, viewed })
    this.#replica = source
  }

  /** The accepted directory with pending changes applied; null until the first copy has loaded. */
  get directory(): Directory | null {
    return this.state.directory
  }

  /** All accounts in the comb's order, including archived ones. */
  get accounts(): readonly Account[] {
    return this.#accounts
  }

  /** Whether it would be refused now, as far as this browser knows. Null: no. */
  check<N extends MutationName>(name: N, args: MutationInput<N>): Refusal | null {
    return this.checked(() => this.#replica.check(name, args))
  }

  /** Applies the change at once, and sends it when possible. */
  mutate<N extends MutationName>(name: N, args: MutationInput<N>, options: MutateOptions = {}): Promise<MutateResult> {
    return this.changed((sent) => this.#replica.mutate(name, args, sent), options)
  }
}

/** Null when the person may not open the directory. */
export const [useDirectoryIfAllowed, provideDirectory] = createContext<DirectoryView | null>()
