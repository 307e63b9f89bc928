import { percentile } from '../percentile.ts'
import type { Contender } from './contender.ts'
import { processorSeconds } from './processor-time.ts'
import type { Figures } from './run-work.ts'
import type { Scene } from './scene.ts'

/** So many people open the same directory at the same moment, each without a copy of their own. */
export const joinAtOnce = async (contender: Contender, scene: Scene, people: number): Promise<Figures> => {
  const running = await contender.start(scene, () => ({ onDone: () => undefined, onSeen: () => undefined }))
  try {
    const processorBefore = processorSeconds(running.processIds())
    const startedAt = performance.now()
    const times = await Promise.all(
      Array.from({ length: people }, async (_, person) => {
        await running.join(person)
        return performance.now() - startedAt
      }),
    )
    return new Map([
      [`until half of ${people} have it, ms`, percentile(times, 50)],
      ['until all have it, ms', percentile(times, 100)],
      ['server CPU for all, ms', (processorSeconds(running.processIds()) - processorBefore) * 1_000],
    ])
  } finally {
    await running.close()
  }
}
