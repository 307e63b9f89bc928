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
      const { prepare, write, announce } = this.#steps
      const commits = group.map(({ commit }) => commit)
      const errors = await this.#runner.transaction(
        function* () {
          if (prepare !== undefined) yield* prepare(commits)
          const results: unknown[] = []
          for (const commit of commits) results.push(yield* attempt(() => write(commit)))
          if (announce !== undefined) yield* announce(commits.filter((_, at) => results[at] === null))
          return results
        },
        commits.some(claims) ? 'across-documents' : 'none',
      )
      group.forEach(({ resolve, reject }, at) => (errors[at] === null ? resolve() : reject(errors[at])))
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }
}

/** Whether the commit decides by rows beside its documents, as `claim-rows.ts` does. */
const claims = (commit: Commit): boolean =>
  commit.organization !== null ||
  commit.contractUnits !== null ||
  [commit.claims, commit.accounts, commit.memberships, commit.links].some((list) => list.length > 0) ||
  (commit.also !== null && claims(commit.also))
