import { setImmediate } from 'node:timers/promises'

/** How long one piece of work may keep everybody else waiting. */
const turnMs = 20

/** Runs long work step by step, and lets others have their turn in between. */
export const inTurns = async <T>(steps: Generator<void, T>): Promise<T> => {
  let startedAt = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - startedAt < turnMs) continue
    await setImmediate()
    startedAt = performance.now()
  }
}
