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
  /** The toast after the change. */
  readonly done?: string
  /** The notice without a connection. By default, `done` and when it takes effect. */
  readonly doneLater?: string
  /** Undoes the change; offered beside `done`. */
  readonly undo?: (() => void) | undefined
  /** The screen itself shows why the change was refused, for instance beside a field. */
  readonly saysRefusal?: boolean
  /** The caller changes many people and waits itself until the outbox has room again. */
  readonly waitsForRoom?: boolean
  /** The mutation's id, where it is one of an act on many records. */
  readonly id?: MutationId
}

/**
 * The organisation's directory for the screens: its present content, and the one way to change it. In a view of another
 * person every change is refused here.
 */
export class DirectoryView {
  readonly #browser: Replica
  readonly #replica: DirectoryReplica
  readonly #live: Live<DirectoryState>
  readonly #toasts: Toasts
  readonly #viewed: Viewed | null
  /** Not read while drawing. */
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

  /** The accepted directory with pending changes applied; null until the first copy has loaded. */
  get directory(): Directory | null {
    return this.state.directory
  }

  /** The server's time, for previews. */
  get now(): number {
    return this.#browser.now()
  }

  /** All accounts in the comb's order, including archived ones. */
  get accounts(): readonly Account[] {
    return this.#accounts
  }

  /** Whether a waiting change concerns this record. */
  isWaiting(recordId: string): boolean {
    return this.state.touched.has(recordId)
  }

  /** Why nothing can be changed here, for controls that start a change without naming it; null when it can. */
  get whyNoChange(): Refusal | null {
    return this.#viewed === null ? null : { code: 'viewing-as', name: this.#viewed.name }
  }

  /** Whether it would be refused now, as far as this browser knows. Null: no. */
  check<N extends MutationName>(name: N, args: MutationInput<N>): Refusal | null {
    if (this.whyNoChange !== null) return this.whyNoChange
    // Read so that the caller runs again when the directory changes.
    void this.state
    return this.#replica.check(name, args)
  }

  /**
   * Applies the change at once, and sends it when possible. A refusal in the browser is shown in a toast (unless the
   * screen shows it itself); a later refusal of the server appears in the tray.
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

  /**
   * The server's answer to a change, for the form that sent it: while it waits, the form reports the outcome itself.
   */
  async settled(id: MutationId, givenUp?: AbortSignal): Promise<Settlement> {
    this.#saidByForm = [...this.#saidByForm, id]
    const settlement = await settled(this.#browser, id, givenUp)
    if (settlement.state === 'waits') this.#saidByForm = this.#saidByForm.filter((said) => said !== id)
    return settlement
  }

  isSaidByForm(id: MutationId): boolean {
    return this.#saidByForm.includes(id)
  }

  /** Sends colleagues the screen that this person looks at, except in a view of another person. */
  showScreen(path: string): void {
    if (this.#viewed === null) this.#replica.showScreen(path)
  }

  close(): void {
    this.#replica.close()
  }

  /** Without a connection nothing has changed for anyone else yet, so the sentence says when it will. */
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
