import type { DocumentName } from '@kontor/protocol'
import { MemoryStore } from '../../../sync-server/src/store/memory-store.ts'
import type { Commit, Store, StoredDocument } from '../../../sync-server/src/store/store.ts'

export interface DiskWatcher {
  /** It is durable from now on, whether or not the server ever hears of it. */
  appended(commit: Commit): void
  /** An older backup is back: of all commits only so many are left. */
  restored(kept: readonly Commit[]): void
}

/** What outlives the server's process. */
export class Disk {
  #store = new MemoryStore()
  readonly #commits: Commit[] = []
  readonly #watcher: DiskWatcher
  #restores = 0

  constructor(watcher: DiskWatcher) {
    this.#watcher = watcher
  }

  get commits(): readonly Commit[] {
    return this.#commits
  }

  /** One call of the store's, carried out at this moment. */
  async perform<N extends keyof Store>(name: N, args: Parameters<Store[N]>): Promise<Awaited<ReturnType<Store[N]>>> {
    const call = this.#store[name].bind(this.#store) as unknown as (...given: unknown[]) => Promise<never>
    const result: unknown = await call(...args)
    if (name === 'append') this.#appended(args[0] as Commit)
    return (name === 'load' ? this.#withEpoch(args[0] as DocumentName, result as StoredDocument) : result) as never
  }

  /** S8: the documents of a restored backup begin another life. */
  async restore(commitsKept: number): Promise<void> {
    const kept = this.#commits.splice(0, commitsKept)
    this.#commits.length = 0
    this.#store = new MemoryStore()
    this.#restores += 1
    for (const commit of kept) {
      await this.#store.load(commit.document)
      await this.#store.append(commit)
      this.#commits.push(commit)
    }
    this.#watcher.restored(kept)
  }

  /** Commits of a world that was prepared before; nobody watches them any more. */
  async prepare(commits: readonly Commit[]): Promise<void> {
    for (const commit of commits) {
      await this.#store.load(commit.document)
      await this.#store.append(commit)
      this.#commits.push(commit)
    }
  }

  #appended(commit: Commit): void {
    this.#commits.push(commit)
    this.#watcher.appended(commit)
  }

  #withEpoch(document: DocumentName, stored: StoredDocument): StoredDocument {
    return { ...stored, epoch: `epoch-${this.#restores}-of-${document.replace(/\W/g, '-')}`.slice(0, 64) }
  }
}
