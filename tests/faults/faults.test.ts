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

it('[S1] [S3] after kills under sockets and HTTP and a freeze every mutation is there, once', async () => {
  const opened = await open({ seed: 4 })
  expect(await killUnderLoad(opened)).toEqual([])
  expect(await freezeUnderLoad(opened, 500)).toEqual([])
  expect(opened.ledger.received.size).toBe(opened.ledger.sent.size)

  // The comparison can fail: an answer without its mutation is reported.
  const [some] = opened.ledger.received.values()
  opened.ledger.sent.set('made-up-1', { id: 'made-up-1', name: 'addUnit', args: {} })
  opened.ledger.received.set('made-up-1', { ...some, id: 'made-up-1', outcome: 'accepted', seq: 1 })
  expect(await opened.compare()).toContain('made-up-1 was acknowledged and is lost')
})

it('[S3] on a full disk only kept mutations are acknowledged, and the server continues when there is room', async () => {
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
