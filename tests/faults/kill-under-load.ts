import type { Scene } from './scene.ts'

/** How far into the load the kill happens: from its start to well within it. */
const killAfterMsMax = 700

/** One power cut at a random moment under load, and a start after it. Returns every difference that it left. */
export const killUnderLoad = async (scene: Scene): Promise<readonly string[]> => {
  const loaded = scene.load()
  await new Promise((wait) => setTimeout(wait, scene.random.between(0, killAfterMsMax)))
  await scene.kontor.kill()
  await loaded
  await scene.kontor.start()
  return scene.compare()
}
