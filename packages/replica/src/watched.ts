/** A state that is computed on demand, cached until something changes, and announced to its listeners. */
export class Watched<State> {
  readonly #compute: () => State
  readonly #listeners = new Set<() => void>()
  #known: { readonly state: State } | null = null

  constructor(compute: () => State) {
    this.#compute = compute
  }

  get state(): State {
    this.#known ??= { state: this.#compute() }
    return this.#known.state
  }

  changed(): void {
    this.#known = null
    for (const listener of [...this.#listeners]) listener()
  }

  /** Gives back a function that stops listening. */
  subscribe(listener: () => void): () => void {
    // A listener given twice is two listeners.
    const own = (): void => listener()
    this.#listeners.add(own)
    return () => void this.#listeners.delete(own)
  }
}
