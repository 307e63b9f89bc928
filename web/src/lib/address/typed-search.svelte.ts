const addressFollowsMs = 200

/** The text of a search field while it is typed: the list follows at once, the address a moment later. */
export class TypedSearch {
  readonly #write: (text: string) => Promise<unknown>
  #typed = $state<string | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `write` puts the text into the address. */
  constructor(write: (text: string) => Promise<unknown>) {
    this.#write = write
  }

  /** What is typed and not yet in the address; null: the address has it. */
  get typed(): string | null {
    return this.#typed
  }

  type(text: string): void {
    this.#typed = text
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      void this.#write(text).then(() => {
        if (this.#typed === text) this.#typed = null
      })
    }, addressFollowsMs)
  }

  /** Forgets what is typed: the address is changed by something else. */
  clear(): void {
    this.#typed = null
    clearTimeout(this.#timer)
  }
}
