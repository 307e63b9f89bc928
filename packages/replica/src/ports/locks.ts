/** One holder at a time among all tabs of the browser (S12). */
export interface Locks {
  /**
   * Waits in line for the lock and calls `held` once it is ours. The function given back leaves the line or gives the
   * lock up; a tab that dies gives it up too.
   */
  hold(name: string, held: () => void): () => void
}
