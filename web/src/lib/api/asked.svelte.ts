import { callServer } from './call-server.ts'

/** What the server alone can say, as a screen shows it: on its way, known, or why it is not. Asked again, the last answer stays until the new one. */
export class Asked<Value> {
  #value = $state.raw<Value | null>(null)
  #problem = $state<string | null>(null)
  #turn = 0

  /** Null until it was answered. */
  get value(): Value | null {
    return this.#value
  }

  /** The code of the last answer where it was none; `offline` when the server could not be asked. */
  get problem(): string | null {
    return this.#problem
  }

  async ask(path: string): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    const answer = await callServer<Value>('GET', path)
    // Somebody has asked again meanwhile: the later answer counts.
    if (turn !== this.#turn) return
    if (answer.ok) this.#value = answer.value
    this.#problem = answer.ok ? null : answer.code
  }
}
