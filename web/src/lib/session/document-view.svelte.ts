import type { AnyRefusal, MutationId, Refusal } from '@kontor/domain'
import { isConnected, NotKept, OutboxFull, type DocumentState, type MutateResult, type Replica } from '@kontor/replica'
import type { Toasts } from '#lib/kit/toasts.svelte.ts'
import { m } from '#lib/paraglide/messages.js'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'
import { Live } from './live.ts'
import { settled, type Settlement } from './settled.ts'
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

/** One document of the replica, of any kind. */
interface Source<State> {
  readonly state: State
  subscribe(listener: () => void): () => void
  showScreen(path: string): void
  close(): void
}

type ShownState = Pick<DocumentState, 'connection' | 'touched' | 'colleagues' | 'storeWaits'>

/**
 * A document for the screens, of any kind: what it holds now, and the one way to change it. In a view of another person
 * every change is refused here.
 */
export class DocumentView<State extends ShownState> {
  readonly #browser: Replica
  readonly #source: Source<State>
  readonly #live: Live<State>
  readonly #toasts: Toasts
  readonly #viewed: Viewed | null
  /** Not read while drawing. */
  #saidByForm: readonly MutationId[] = []

  constructor(parts: {
    readonly browser: Replica
    readonly source: Source<State>
    readonly toasts: Toasts
    readonly viewed: Viewed | null
  }) {
    this.#browser = parts.browser
    this.#source = parts.source
    this.#viewed = parts.viewed
    this.#live = new Live(parts.source)
    this.#toasts = parts.toasts
  }

  get state(): State {
    return this.#live.current
  }

  /** The server's time, for previews. */
  get now(): number {
    return this.#browser.now()
  }

  /** Whether a waiting change concerns this record. */
  isWaiting(recordId: string): boolean {
    return this.state.touched.has(recordId)
  }

  /** Why nothing can be changed here, for controls that start a change without naming it; null when it can. */
  get whyNoChange(): Refusal | null {
    return this.#viewed === null ? null : { code: 'viewing-as', name: this.#viewed.name }
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
    if (this.#viewed === null) this.#source.showScreen(path)
  }

  close(): void {
    this.#source.close()
  }

  /** Whether it would be refused now, as far as this browser knows. Null: no. */
  protected checked<R extends AnyRefusal>(check: () => R | null): R | Refusal | null {
    if (this.whyNoChange !== null) return this.whyNoChange
    // Read so that the caller runs again when the document changes.
    void this.state
    return check()
  }

  /**
   * Sends a change, and says what has become of it. A refusal in the browser is shown in a toast, unless the screen shows
   * it itself; a later refusal of the server appears in the tray.
   */
  protected async changed<R extends AnyRefusal>(
    send: (options: { readonly id?: MutationId }) => Promise<MutateResult<R>>,
    options: MutateOptions,
  ): Promise<MutateResult<R | Refusal>> {
    const refusal = this.whyNoChange
    const result: MutateResult<R | Refusal> =
      refusal === null ? await this.#sent(send, options) : { accepted: false, refusal }
    if (result.accepted && options.done !== undefined) this.#sayDone(options.done, result.id, options)
    // Every refusal of the product's documents is one of its union.
    if (!result.accepted && options.saysRefusal !== true)
      this.#toasts.show({ text: refusalSentence(result.refusal as Refusal) })
    return result
  }

  async #sent<R extends AnyRefusal>(
    send: (options: { readonly id?: MutationId }) => Promise<MutateResult<R>>,
    { waitsForRoom, id }: MutateOptions,
  ): Promise<MutateResult<R>> {
    return send(id === undefined ? {} : { id }).catch((error: unknown) => {
      if (error instanceof OutboxFull && waitsForRoom !== true)
        this.#toasts.show({ text: m.sync_outbox_full({ max: error.max }) })
      if (error instanceof NotKept) this.#toasts.show({ text: m.sync_not_kept() })
      throw error
    })
  }

  /** Without a connection nothing has changed for anyone else yet, so the sentence says when it will. */
  #sayDone(done: string, change: MutationId, { doneLater, undo }: MutateOptions): void {
    const text = isConnected(this.state.connection) ? done : (doneLater ?? m.done_later({ done }))
    this.#toasts.show({ text, undo, change })
  }
}
