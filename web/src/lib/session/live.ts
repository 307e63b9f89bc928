import { createSubscriber } from 'svelte/reactivity'

interface Source<State> {
  readonly state: State
  subscribe(listener: () => void): () => void
}

/** Makes a screen follow an outside source: whoever reads `current` is drawn anew when it changes. */
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
