import { setImmediate } from 'node:timers'
import type { Commit } from './store.ts'
import { attempt, type Runner, type Work } from './work.ts'

interface Waiting {
  readonly commit: Commit
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

interface CommitSteps {
  /** Runs first, for all commits of the transaction. */
  readonly prepare?: (commits: readonly Commit[]) => Work<void>
  readonly write: (commit: Commit) => Work<void>
  /** Runs last, for those that were written. */
  readonly announce?: (commits: readonly Commit[]) => Work<void>
  /** Other servers write to the same documents, so commits often fail. */
  readonly isContended?: boolean
}

/**
 * S3: flushing a transaction to disk costs milliseconds, so all waiting commits share one. Each commit is judged by
 * itself; one that fails does not fail the others.
 */
export class GroupCommit {
  readonly #runner: Runner
  readonly #steps: CommitSteps
  #waiting: Waiting[] = []
  #busy: Promise<void> | null = null

  constructor(runner: Runner, steps: CommitSteps) {
    this.#runner = runner
    this.#steps = steps
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
      const errors = await this.#transaction(group.map(({ commit }) => commit))
      group.forEach(({ resolve, reject }, at) => (errors[at] === null ? resolve() : reject(errors[at])))
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }

  /**
   * The error of each commit, or null. Where commits seldom fail, none has a savepoint of its own at first: when one
   * fails, all of them are written again, each with one.
   */
  async #transaction(commits: readonly Commit[]): Promise<readonly unknown[]> {
    if (commits.length > 1 && this.#steps.isContended === true) return this.#inOne(commits, attempt)
    try {
      return await this.#inOne(commits, function* (write) {
        yield* write()
        return null
      })
    } catch (error) {
      if (commits.length === 1) return [error]
      return this.#inOne(commits, attempt)
    }
  }

  #inOne(commits: readonly Commit[], around: (write: () => Work<void>) => Work<unknown>): Promise<readonly unknown[]> {
    const { prepare, write, announce } = this.#steps
    return this.#runner.transaction(
      function* () {
        if (prepare !== undefined) yield* prepare(commits)
        const errors: unknown[] = []
        for (const commit of commits) errors.push(yield* around(() => write(commit)))
        if (announce !== undefined) yield* announce(commits.filter((_, at) => errors[at] === null))
        return errors
      },
      commits.some(claims) ? 'across-documents' : 'none',
    )
  }
}

/** Whether the commit decides by rows beside its documents, as `claim-rows.ts` does. */
const claims = (commit: Commit): boolean =>
  commit.organization !== null ||
  commit.contractUnits !== null ||
  [commit.claims, commit.accounts, commit.memberships, commit.links].some((list) => list.length > 0) ||
  (commit.also !== null && claims(commit.also))
