import type { Scene } from './scene.ts'

/** Freezes the server under load for a time, and continues it. Returns every difference that it left. */
export const freezeUnderLoad = async (scene: Scene, forMs: number): Promise<readonly string[]> => {
  const { received } = scene.ledger
  const enough = received.size + scene.random.between(1, 20)
  let ended = false
  const loaded = scene.load().finally(() => (ended = true))
  // Some answers have arrived, others have not: the load is in progress, whatever the machine's speed.
  while (!ended && received.size < enough) await new Promise((turn) => setImmediate(turn))
  const answered = received.size
  scene.kontor.freeze()
  await new Promise((wait) => setTimeout(wait, forMs))
  scene.kontor.thaw()
  await loaded
  if (received.size === answered) return ['nothing was in progress when it was frozen']
  return scene.compare()
}
