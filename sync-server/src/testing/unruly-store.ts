import { MemoryStore } from '../store/memory-store.ts'
import type { Commit } from '../store/store.ts'

/** A store that a test can make fail, or make wait during a commit. */
export class UnrulyStore extends MemoryStore {
  /** `before`: the commit fails. `after`: it is kept, but seems to fail. */
  failing: 'before' | 'after' | null = null
  /** Every commit that arrived, also the failed ones. */
  readonly commits: Commit[] = []
  #gate: Promise<void> = Promise.resolve()

  /** Makes commits wait until the returned function is called. */
  holdBack(): () => void {
    let letGo = (): void => undefined
    this.#gate = new Promise((resolve) => (letGo = resolve))
    return () => letGo()
  }

  override async append(commit: Commit): Promise<void> {
    this.commits.push(commit)
    await this.#gate
    if (this.failing === 'before') throw new Error('disk full')
    await super.append(commit)
    if (this.failing === 'after') throw new Error('connection lost')
  }
}
