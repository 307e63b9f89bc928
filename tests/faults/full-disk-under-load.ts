import type { Scene } from './scene.ts'
import type { SmallDisk } from './small-disk.ts'

/** Long enough for browsers to be refused several times. */
const refusalsWanted = 10

export interface FullDiskRound {
  readonly differences: readonly string[]
  /** What the server did when it was killed and started again while the disk was full. */
  readonly startedWhileFull: boolean
}

/** The disk fills under load; the server is killed meanwhile, started again, and gets its space back. */
export const fullDiskUnderLoad = async (
  scene: Scene,
  disk: Pick<SmallDisk, 'fill' | 'clear'>,
): Promise<FullDiskRound> => {
  const before = scene.storageAnswers
  const full = (): boolean => scene.storageAnswers - before >= refusalsWanted
  const loaded = scene.load(full)
  await new Promise((wait) => setTimeout(wait, scene.random.between(100, 400)))
  disk.fill()
  await loaded
  await scene.load(full)
  if (!full()) return { differences: ['the disk never became full'], startedWhileFull: false }
  await scene.kontor.kill()
  const startedWhileFull = await scene.kontor.start().then(
    () => true,
    () => false,
  )
  disk.clear()
  if (!startedWhileFull) await scene.kontor.start()
  return { differences: await scene.compare(), startedWhileFull }
}
