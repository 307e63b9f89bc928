import type { Scene } from './scene.ts'

/** The server stands still under load for so long, and goes on. Gives every difference that it left. */
export const freezeUnderLoad = async (scene: Scene, forMs: number): Promise<readonly string[]> => {
  const { told } = scene.ledger
  const enough = told.size + scene.random.between(1, 20)
  let ended = false
  const loaded = scene.load().finally(() => (ended = true))
  // Some answers have come, others are still to come: whatever the machine's speed, the load is under way.
  while (!ended && told.size < enough) await new Promise((turn) => setImmediate(turn))
  const answered = told.size
  scene.kontor.freeze()
  await new Promise((wait) => setTimeout(wait, forMs))
  scene.kontor.thaw()
  await loaded
  if (told.size === answered) return ['nothing was under way when it was frozen']
  return scene.compare()
}
