const firstDelayMs = 5_000
const longestDelayMs = 60 * 60 * 1000

/** How long an effect waits after its failed attempts so far: twice as long each time, at most an hour. */
export const retryDelayMs = (attempts: number): number =>
  Math.min(firstDelayMs * 2 ** Math.min(attempts, 30), longestDelayMs)
