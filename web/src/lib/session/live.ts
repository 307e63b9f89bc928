import { createSubscriber } from 'svelte/reactivity'

interface Source<State> {
  readonly state: State
  subscribe(listener: () => void): () => void
}

/** Connects an outside source to Svelte: a reader of `current` runs again when the source changes. */
export class Live<State> {
  readonly #source: Source<State>
  readonly #subscribe: () => void

  constructor(source: Source<State>) {
    this.#source = source
    this.#subscribe = createSubscriber((update) => source.subscribe(update))
  }

  get current(): State {
    this.#subscribe()
    return this.#source.state
  }
}
