import { setImmediate } from 'node:timers/promises'

/** How long one slice of work may block the event loop. */
const turnMs = 20

/** Runs long work step by step, and lets other work run between slices. */
export const runInSlices = async <T>(steps: Generator<void, T>): Promise<T> => {
  let startedAt = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - startedAt < turnMs) continue
    await setImmediate()
    startedAt = performance.now()
  }
}
