/** What the browser believes about its network; it may be wrong in both directions. */
export interface Network {
  readonly online: boolean
  /** Gives back a function that stops listening. */
  subscribe(listener: () => void): () => void
}
