import { setImmediate } from 'node:timers'
import type { Commit } from './store.ts'
import { attempt, type Runner, type Work } from './work.ts'

interface Waiting {
  readonly commit: Commit
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/**
 * S3: flushing a transaction to disk costs milliseconds, so all waiting commits share one. Each commit is judged by
 * itself; one that fails does not fail the others.
 */
export class GroupCommit {
  readonly #runner: Runner
  readonly #write: (commit: Commit) => Work<void>
  #waiting: Waiting[] = []
  #busy: Promise<void> | null = null

  constructor(runner: Runner, write: (commit: Commit) => Work<void>) {
    this.#runner = runner
    this.#write = write
  }

  append(commit: Commit): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ commit, resolve, reject })
      this.#busy ??= this.#work()
    })
  }

  /** Resolves once nothing waits. */
  async settled(): Promise<void> {
    await this.#busy
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      // One turn of the event loop, in which the appends of other rooms arrive.
      await new Promise((resolve) => setImmediate(resolve))
      await this.#commit(this.#waiting.splice(0))
    }
    this.#busy = null
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    try {
      const write = this.#write
      const errors = await this.#runner.transaction(function* () {
        const results: unknown[] = []
        for (const { commit } of group) results.push(yield* attempt(() => write(commit)))
        return results
      })
      group.forEach(({ resolve, reject }, at) => (errors[at] === null ? resolve() : reject(errors[at])))
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }
}
