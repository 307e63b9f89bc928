import type { AccountId, InputOf, PersonalNames, Refusal, SectionKind, TypesOf } from '@kontor/domain'
import type { AttachResult, DocumentState, MutateResult, Replica, SectionReplica, SelectedFile } from '@kontor/replica'
import type { Toasts } from '#lib/kit/toasts.svelte.ts'
import { DocumentView, type MutateOptions } from './document-view.svelte.ts'
import type { Viewed } from './view-as.svelte.ts'

/** One section of one account for the screens. A number that people read is null until the server has given it (S17). */
export class SectionView<K extends SectionKind> extends DocumentView<DocumentState<TypesOf<K>['content']>> {
  readonly #replica: SectionReplica<K>

  constructor(replica: Replica, accountId: AccountId, kind: K, toasts: Toasts, viewed: Viewed | null = null) {
    const source = replica.section(accountId, kind)
    super({ browser: replica, source, toasts, viewed })
    this.#replica = source
  }

  /** The accepted section with pending changes applied; null until the first copy has loaded. */
  get content(): TypesOf<K>['content'] | null {
    return this.state.content
  }

  /** Whether it would be refused now, as far as this browser knows. Null: no. */
  check<N extends PersonalNames<K>>(name: N, args: InputOf<K, N>): Refusal | null {
    return this.checked(() => this.#replica.check(name, args)) as Refusal | null
  }

  /** The same for each of several changes after those before it. Not read while drawing: it is asked for again. */
  checkInTurn<N extends PersonalNames<K>>(
    mutations: readonly { readonly name: N; readonly args: InputOf<K, N> }[],
  ): readonly (Refusal | null)[] {
    const whyNot = this.whyNoChange
    if (whyNot !== null) return mutations.map(() => whyNot)
    // Every refusal of the product's documents is one of its union.
    return this.#replica.checkInTurn(mutations) as readonly (Refusal | null)[]
  }

  /** Applies the change at once, and sends it when possible. */
  mutate<N extends PersonalNames<K>>(name: N, args: InputOf<K, N>, options: MutateOptions = {}): Promise<MutateResult> {
    return this.changed((sent) => this.#replica.mutate(name, args, sent), options) as Promise<MutateResult>
  }

  /** Keeps a file until the mutation that mentions it is sent, offline too (S19). */
  attach(file: SelectedFile): Promise<AttachResult> {
    return this.#replica.attach(file)
  }
}
