import type { Scene } from './scene.ts'

/** The server stands still under load for so long, and goes on. Gives every difference that it left. */
export const freezeUnderLoad = async (scene: Scene, forMs: number): Promise<readonly string[]> => {
  const loaded = scene.load()
  await new Promise((wait) => setTimeout(wait, scene.random.between(100, 300)))
  const answered = scene.ledger.told.size
  scene.kontor.freeze()
  await new Promise((wait) => setTimeout(wait, forMs))
  scene.kontor.thaw()
  await loaded
  if (scene.ledger.told.size === answered) return ['nothing was under way when it was frozen']
  return scene.compare()
}
