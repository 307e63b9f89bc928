import {
  accountsInOrder,
  type Account,
  type Directory,
  type MutationId,
  type MutationInput,
  type MutationName,
  type OrganizationId,
  type Refusal,
} from '@kontor/domain'
import {
  isConnected,
  NotKept,
  OutboxFull,
  type DirectoryReplica,
  type DirectoryState,
  type MutateResult,
  type Replica,
} from '@kontor/replica'
import { createContext } from 'svelte'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'
import { settled, type Settlement } from './settled.ts'
import type { Toasts } from '#lib/kit/toasts.svelte.ts'
import { m } from '#lib/paraglide/messages.js'
import { Live } from './live.ts'
import type { Viewed } from './view-as.svelte.ts'

export interface MutateOptions {
  /** Said in the corner once the change is made. */
  readonly done?: string
  /** Said instead while there is no connection. By default, `done` and when it takes effect. */
  readonly doneLater?: string
  /** Takes the change back; offered beside `done`. */
  readonly undo?: (() => void) | undefined
  /** The screen itself says why the change was refused, for instance beside a field. */
  readonly saysRefusal?: boolean
  /** Whoever changes many people at once waits by itself until the outbox has room again. */
  readonly waitsForRoom?: boolean
  /** The mutation's id, where it is one of an act on many records. */
  readonly id?: MutationId
}

/**
 * The organisation's directory as the screens use it: what it holds now, and the one way to change it.
 * While an administrator views the app as another person, every change is refused here.
 */
export class DirectoryView {
  readonly #browser: Replica
  readonly #replica: DirectoryReplica
  readonly #live: Live<DirectoryState>
  readonly #toasts: Toasts
  readonly #viewed: Viewed | null
  /** Nobody draws from it. */
  #saidByForm: readonly MutationId[] = []
  readonly #accounts = $derived.by(() => {
    const { directory } = this.state
    return directory === null ? [] : accountsInOrder(directory)
  })

  constructor(replica: Replica, organizationId: OrganizationId, toasts: Toasts, viewed: Viewed | null = null) {
    this.#browser = replica
    this.#replica = replica.directory(organizationId)
    this.#viewed = viewed
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

  /** The server's time, for previews. */
  get now(): number {
    return this.#browser.now()
  }

  /** All accounts in the comb's order, archived ones included. */
  get accounts(): readonly Account[] {
    return this.#accounts
  }

  /** Does a change that waits touch this record? */
  isWaiting(recordId: string): boolean {
    return this.state.touched.has(recordId)
  }

  /** Why nothing at all can be changed here, for what begins a change without naming it; null: it can. */
  get whyNoChange(): Refusal | null {
    return this.#viewed === null ? null : { code: 'viewing-as', name: this.#viewed.name }
  }

  /** Would it be refused now, as far as this browser knows? Null: no. */
  check<N extends MutationName>(name: N, args: MutationInput<N>): Refusal | null {
    if (this.whyNoChange !== null) return this.whyNoChange
    // Read so that the caller runs again when the directory changes.
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
    const result = await this.#mutate(name, args, options)
    if (result.accepted && options.done !== undefined) this.#sayDone(options.done, result.id, options)
    if (!result.accepted && options.saysRefusal !== true) this.#toasts.show({ text: refusalSentence(result.refusal) })
    return result
  }

  /** The server's word on a change, for the form that sent it: whatever comes while it waits, the form says itself. */
  async settled(id: MutationId, givenUp?: AbortSignal): Promise<Settlement> {
    this.#saidByForm = [...this.#saidByForm, id]
    const settlement = await settled(this.#browser, id, givenUp)
    if (settlement.state === 'waits') this.#saidByForm = this.#saidByForm.filter((said) => said !== id)
    return settlement
  }

  isSaidByForm(id: MutationId): boolean {
    return this.#saidByForm.includes(id)
  }

  /** Tells colleagues which screen this person looks at: not what is seen through another's eyes. */
  showScreen(path: string): void {
    if (this.#viewed === null) this.#replica.showScreen(path)
  }

  close(): void {
    this.#replica.close()
  }

  /** Without a connection nothing has happened yet for anyone else, so the sentence says when it will. */
  #sayDone(done: string, change: MutationId, { doneLater, undo }: MutateOptions): void {
    const text = isConnected(this.state.connection) ? done : (doneLater ?? m.done_later({ done }))
    this.#toasts.show({ text, undo, change })
  }

  async #mutate<N extends MutationName>(
    name: N,
    args: MutationInput<N>,
    { waitsForRoom, id }: MutateOptions,
  ): Promise<MutateResult> {
    const refusal = this.whyNoChange
    if (refusal !== null) return { accepted: false, refusal }
    return this.#replica.mutate(name, args, id === undefined ? {} : { id }).catch((error: unknown) => {
      if (error instanceof OutboxFull && waitsForRoom !== true)
        this.#toasts.show({ text: m.sync_outbox_full({ max: error.max }) })
      if (error instanceof NotKept) this.#toasts.show({ text: m.sync_not_kept() })
      throw error
    })
  }
}

/** Null when the person may not open the directory. */
export const [useDirectoryIfAllowed, provideDirectory] = createContext<DirectoryView | null>()
