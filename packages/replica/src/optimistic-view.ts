import {
  Draft,
  emptyContent,
  isRefusal,
  runMutation,
  type Accepted,
  type ActorAccess,
  type DocumentKind,
  type KernelRefusal,
  type KindTypes,
  type LoginId,
  type MutationId,
  type UnparsedMutation,
} from '@kontor/domain'
import type { StoredMutation } from './ports/login-storage.ts'

/** What the view is made of. */
export interface Shown<T extends KindTypes> {
  readonly accepted: T['content']
  /** Who this login is in the document, where the document does not say it itself; null: it has no access. */
  readonly access: ActorAccess | null
  /** In order. */
  readonly mutations: readonly StoredMutation[]
}

/**
 * The accepted content of a document with mutations drawn on top, in order. One that is refused here is not drawn, and
 * nothing is said about it: the server decides (S5).
 */
export class OptimisticView<T extends KindTypes> {
  readonly #kind: DocumentKind<T>
  readonly #loginId: LoginId
  #accepted: T['content']
  #access: ActorAccess | null = null
  #drawn: readonly StoredMutation[] = []
  #draft: Draft<T['content']>
  /** Record id → the last mutation that writes it. */
  #touched = new Map<string, MutationId>()

  constructor(kind: DocumentKind<T>, loginId: LoginId) {
    this.#kind = kind
    this.#loginId = loginId
    this.#accepted = emptyContent(kind)
    this.#draft = new Draft(this.#accepted)
  }

  /** Brings the view up to date. What was only added at the end is drawn on what is there; anything else begins anew. */
  show({ accepted, access, mutations }: Shown<T>): void {
    const appended =
      accepted === this.#accepted &&
      isSameAccess(access, this.#access) &&
      this.#drawn.every(({ id }, place) => mutations[place]?.id === id)
    if (!appended) {
      this.#accepted = accepted
      this.#access = access
      this.#draft = new Draft(accepted)
      this.#touched = new Map()
    }
    for (const mutation of mutations.slice(appended ? this.#drawn.length : 0)) this.#draw(mutation)
    this.#drawn = mutations
  }

  /** What the mutation would do to the view now. The browser has no facts and no number (S17). */
  run(mutation: UnparsedMutation, now: number): T['refusal'] | KernelRefusal | Accepted<T['write']> {
    return this.#run(this.#draft.current, mutation, now)
  }

  /** What would become of each mutation after those before it; null: it would be accepted. Nothing is drawn. */
  refusalsInTurn(
    mutations: readonly UnparsedMutation[],
    now: number,
  ): readonly (T['refusal'] | KernelRefusal | null)[] {
    const trial = new Draft(this.content)
    return mutations.map((mutation) => {
      const result = this.#run(trial.current, mutation, now)
      if (isRefusal(result)) return result
      trial.apply(result.writes)
      return null
    })
  }

  /** For reading at once: the view moves on within it. One to keep costs a copy of every map that changes next. */
  get current(): T['content'] {
    return this.#draft.current
  }

  /** Content to keep: the view moves on without it. */
  get content(): T['content'] {
    return this.#draft.share()
  }

  /** Records that these mutations write. */
  touchedBy(mutations: readonly StoredMutation[]): ReadonlyMap<string, MutationId> {
    const ids = new Set(mutations.map(({ id }) => id))
    return new Map([...this.#touched].filter(([, mutationId]) => ids.has(mutationId)))
  }

  #run(
    content: T['content'],
    mutation: UnparsedMutation,
    now: number,
  ): T['refusal'] | KernelRefusal | Accepted<T['write']> {
    // The browser assumes the best: a document is here only while the session opens it.
    const actor = { kind: 'login', loginId: this.#loginId, signedInBy: 'provider' } as const
    return runMutation(this.#kind, content, mutation, { actor, now, facts: {}, access: this.#access })
  }

  #draw(mutation: StoredMutation): void {
    const result = this.run(mutation, mutation.createdAt)
    if (isRefusal(result)) return
    this.#draft.apply(result.writes)
    const { singles } = this.#kind
    for (const { kind, id } of result.writes) if (!Object.hasOwn(singles, kind)) this.#touched.set(id, mutation.id)
  }
}

const isSameAccess = (one: ActorAccess | null, other: ActorAccess | null): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)
