import {
  directoryKind,
  Draft,
  emptyDirectory,
  isRefusal,
  runMutation,
  type Accepted,
  type Directory,
  type DirectoryRefusal,
  type DirectoryWrite,
  type LoginId,
  type MutationId,
  type UnparsedMutation,
} from '@kontor/domain'
import type { StoredMutation } from './ports/login-storage.ts'

/**
 * The accepted directory with mutations drawn on top, in order. One that is refused here is passed over without a word:
 * the server will judge it (S5).
 */
export class OptimisticView {
  readonly #loginId: LoginId
  #accepted: Directory = emptyDirectory()
  #drawn: readonly StoredMutation[] = []
  #draft = new Draft(this.#accepted)
  /** Record id → the last mutation that writes it. */
  #touched = new Map<string, MutationId>()

  constructor(loginId: LoginId) {
    this.#loginId = loginId
  }

  /** Brings the view up to date. What was only added at the end is drawn on what is there; anything else begins anew. */
  show(accepted: Directory, mutations: readonly StoredMutation[]): void {
    const appended = accepted === this.#accepted && this.#drawn.every(({ id }, place) => mutations[place]?.id === id)
    if (!appended) {
      this.#accepted = accepted
      this.#draft = new Draft(accepted)
      this.#touched = new Map()
    }
    for (const mutation of mutations.slice(appended ? this.#drawn.length : 0)) this.#draw(mutation)
    this.#drawn = mutations
  }

  /** What the mutation would do to the view now. */
  run(mutation: UnparsedMutation, now: number): DirectoryRefusal | Accepted<DirectoryWrite> {
    const actor = { kind: 'login', loginId: this.#loginId } as const
    return runMutation(directoryKind, this.#draft.current, mutation, { actor, now, facts: {} })
  }

  /** For reading at once: the view moves on within it. One to keep costs a copy of every map that changes next. */
  get current(): Directory {
    return this.#draft.current
  }

  /** A directory to keep: the view moves on without it. */
  get directory(): Directory {
    return this.#draft.share()
  }

  /** Records that these mutations write. */
  touchedBy(mutations: readonly StoredMutation[]): ReadonlyMap<string, MutationId> {
    const ids = new Set(mutations.map(({ id }) => id))
    return new Map([...this.#touched].filter(([, mutationId]) => ids.has(mutationId)))
  }

  #draw(mutation: StoredMutation): void {
    const result = this.run(mutation, mutation.createdAt)
    if (isRefusal(result)) return
    this.#draft.apply(result.writes)
    for (const write of result.writes) if (write.kind !== 'organization') this.#touched.set(write.id, mutation.id)
  }
}
