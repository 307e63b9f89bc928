import { parseArgs } from 'node:util'
import { fileSizeLimit } from './file-size-limit.ts'
import { freezeUnderLoad } from './freeze-under-load.ts'
import { fullDiskUnderLoad } from './full-disk-under-load.ts'
import { killUnderLoad } from './kill-under-load.ts'
import { Scene } from './scene.ts'
import { smallDisk } from './small-disk.ts'

/** Runs the real server as a process under load, and kills it, fills its disk or freezes it. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '50' },
    fills: { type: 'string', default: '5' },
    freezeSeconds: { type: 'string', default: '20' },
  },
})
const [seed, kills, fills] = [Number(values.seed), Number(values.kills), Number(values.fills)]
const freezeMs = Number(values.freezeSeconds) * 1_000
const diskBytes = 16 * 1024 * 1024
let failed = 0

const report = (what: string, scene: Scene, differences: readonly string[]): void => {
  const { sent, received, unanswered } = scene.ledger
  const verdict = differences.length === 0 ? 'all there, each once' : differences.slice(0, 5).join('; ')
  process.stdout.write(
    `${what}: ${sent.size} sent, ${received.size} acknowledged in the end, ${unanswered} times without an answer, ${verdict}\n`,
  )
  failed += differences.length === 0 ? 0 : 1
}

process.stdout.write(`seed ${seed}\n`)
if (kills > 0) {
  const killed = await Scene.open({ seed })
  for (let round = 1; round <= kills; round += 1) report(`kill ${round}`, killed, await killUnderLoad(killed))
  await killed.close()
}

if (freezeMs > 0) {
  const frozen = await Scene.open({ seed: seed + 1 })
  report(`frozen for ${freezeMs} ms`, frozen, await freezeUnderLoad(frozen, freezeMs))
  await frozen.close()
}

const disk = fills > 0 ? smallDisk(diskBytes) : null
if (fills > 0) {
  if (disk === null) process.stdout.write('no file system may be mounted here: a limit on file sizes takes its place\n')
  const small = await Scene.open({ seed: seed + 2, ...(disk === null ? {} : { dataFolder: disk.dataFolder }) })
  const room = disk ?? fileSizeLimit(small.kontor)
  for (let round = 1; round <= fills; round += 1) {
    const { differences, startedWhileFull } = await fullDiskUnderLoad(small, room)
    const start = startedWhileFull ? 'started on it too' : 'did not start until there was room'
    report(`full disk ${round} (${small.storageAnswers} refusals, ${start})`, small, differences)
  }
  await small.close()
  disk?.remove()
}

process.stdout.write(
  failed === 0 ? 'no difference\n' : `${failed} rounds with differences: replay with --seed ${seed}\n`,
)
process.exitCode = failed === 0 ? 0 : 1
