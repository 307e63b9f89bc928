import { afterEach, expect, it } from 'vitest'
import { fileSizeLimit } from './file-size-limit.ts'
import { freezeUnderLoad } from './freeze-under-load.ts'
import { fullDiskUnderLoad } from './full-disk-under-load.ts'
import { killUnderLoad } from './kill-under-load.ts'
import { Scene } from './scene.ts'
import { smallDisk } from './small-disk.ts'

/** The short version of `pnpm faults`. */
let scene: Scene | null = null
const open = async (options: Parameters<typeof Scene.open>[0]): Promise<Scene> => (scene = await Scene.open(options))
afterEach(async () => {
  await scene?.close()
  scene = null
})

it('[S1] [S3] killed under sockets and HTTP, and frozen: all is there, each once', async () => {
  const opened = await open({ seed: 4 })
  expect(await killUnderLoad(opened)).toEqual([])
  expect(await freezeUnderLoad(opened, 500)).toEqual([])
  expect(opened.ledger.told.size).toBe(opened.ledger.sent.size)

  // It can fail: an answer that nobody keeps is noticed.
  const [some] = opened.ledger.told.values()
  opened.ledger.sent.set('made-up-1', { id: 'made-up-1', name: 'addUnit', args: {} })
  opened.ledger.told.set('made-up-1', { ...some, id: 'made-up-1', outcome: 'accepted', seq: 1 })
  expect(await opened.compare()).toContain('made-up-1 was acknowledged and is lost')
})

it('[S3] on a full disk nothing is acknowledged that is not kept, and all goes on when there is room', async () => {
  const disk = smallDisk(16 * 1024 * 1024)
  try {
    const opened = await open({ seed: 5, ...(disk === null ? {} : { dataFolder: disk.dataFolder }) })
    expect((await fullDiskUnderLoad(opened, disk ?? fileSizeLimit(opened.kontor))).differences).toEqual([])
    expect(opened.storageAnswers).toBeGreaterThan(0)
    await opened.close()
  } finally {
    scene = null
    disk?.remove()
  }
})
