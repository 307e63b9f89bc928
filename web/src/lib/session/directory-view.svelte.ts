import {
  accountsInOrder,
  type Account,
  type Directory,
  type MutationInput,
  type MutationName,
  type OrganizationId,
  type Refusal,
} from '@kontor/domain'
import {
  OutboxFull,
  type DirectoryReplica,
  type DirectoryState,
  type MutateResult,
  type Replica,
} from '@kontor/replica'
import { createContext } from 'svelte'
import { refusalSentence } from '#lib/account/refusal-sentence.ts'
import type { Toasts } from '#lib/kit/toasts.svelte.ts'
import { m } from '#lib/paraglide/messages.js'
import { Live } from './live.ts'

export interface MutateOptions {
  /** Said in the corner once the change is made. */
  readonly done?: string
  /** Takes the change back; offered beside `done`. */
  readonly undo?: () => void
  /** The screen itself says why the change was refused, for instance beside a field. */
  readonly saysRefusal?: boolean
  /** Whoever changes many people at once waits by itself until the outbox has room again. */
  readonly waitsForRoom?: boolean
}

/** The organisation's directory as the screens use it: what it holds now, and the one way to change it. */
export class DirectoryView {
  readonly #replica: DirectoryReplica
  readonly #live: Live<DirectoryState>
  readonly #toasts: Toasts
  readonly #accounts = $derived.by(() => {
    const { directory } = this.state
    return directory === null ? [] : accountsInOrder(directory)
  })

  constructor(replica: Replica, organizationId: OrganizationId, toasts: Toasts) {
    this.#replica = replica.directory(organizationId)
    this.#live = new Live(this.#replica)
    this.#toasts = toasts
  }

  get state(): DirectoryState {
    return this.#live.current
  }

  /** The accepted directory with pending changes drawn on top; null until the first copy is here. */
  get directory(): Directory | null {
    return this.state.directory
  }

  /** All accounts in the comb's order, archived ones included. */
  get accounts(): readonly Account[] {
    return this.#accounts
  }

  /** Does a change that waits touch this record? */
  isWaiting(recordId: string): boolean {
    return this.state.touched.has(recordId)
  }

  /** Would it be refused now, as far as this browser knows? Null: no. */
  check<N extends MutationName>(name: N, args: MutationInput<N>): Refusal | null {
    // Read so that whoever asks is asked anew when the directory changes.
    void this.state
    return this.#replica.check(name, args)
  }

  /**
   * Makes the change at once, and sends it when it can. What is refused here and now is said in the corner
   * (unless the screen says it itself); what the server refuses later comes into the tray.
   */
  async mutate<N extends MutationName>(
    name: N,
    args: MutationInput<N>,
    options: MutateOptions = {},
  ): Promise<MutateResult> {
    const result = await this.#replica.mutate(name, args).catch((error: unknown) => {
      if (error instanceof OutboxFull && options.waitsForRoom !== true)
        this.#toasts.show({ text: m.sync_outbox_full({ max: error.max }) })
      throw error
    })
    if (result.accepted && options.done !== undefined) this.#toasts.show({ text: options.done, undo: options.undo })
    if (!result.accepted && options.saysRefusal !== true) this.#toasts.show({ text: refusalSentence(result.refusal) })
    return result
  }

  /** Tells colleagues which screen this person looks at. */
  showScreen(path: string): void {
    this.#replica.showScreen(path)
  }

  close(): void {
    this.#replica.close()
  }
}

/** Null for whoever may not open the directory. */
export const [useDirectoryIfAllowed, provideDirectory] = createContext<DirectoryView | null>()
