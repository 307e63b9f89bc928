import { callServer } from './call-server.ts'

/** A query to the server for a screen: loading, answered, or failed. While it is repeated, the last answer stays. */
export class ServerQuery<Value> {
  #value = $state.raw<Value | null>(null)
  #problem = $state<string | null>(null)
  #turn = 0

  /** Null until the first answer. */
  get value(): Value | null {
    return this.#value
  }

  /** The code of the last failure; null after an answer, `offline` when the server could not be reached. */
  get problem(): string | null {
    return this.#problem
  }

  async ask(path: string): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    const answer = await callServer<Value>('GET', path)
    // A later query was sent meanwhile: its answer counts.
    if (turn !== this.#turn) return
    if (answer.ok) this.#value = answer.value
    this.#problem = answer.ok ? null : answer.code
  }
}
