import { isDeepStrictEqual, parseArgs } from 'node:util'
import { openManySockets } from './open-many-sockets.ts'
import { openScene } from './scene.ts'
import { sendBrokenFrames } from './send-broken-frames.ts'
import { usedMemory } from './used-memory.ts'

/**
 * `pnpm hostile --frames 100000 --sockets 10000 --seed 1`: the long run of what `frames.test.ts` and
 * `connections.test.ts` do in short. Prints its figures; ends with 1 when anything came of the attack.
 */
const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '100000' },
    sockets: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
})
const wanted = { frames: Number(values.frames), sockets: Number(values.sockets), seed: Number(values.seed) }
const print = (line: string): void => void process.stdout.write(`${line}\n`)
const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`
const progressEvery = Math.max(Math.floor(wanted.frames / 10), 1)

const scene = await openScene()
const before = await scene.state()
// What is made once, on first use, is no leak.
await sendBrokenFrames(scene, { frames: 1_000, seed: wanted.seed + 1 })
const memoryBefore = usedMemory()

let printed = 0
const startedAt = performance.now()
const sent = await sendBrokenFrames(scene, {
  frames: wanted.frames,
  seed: wanted.seed,
  onSocket: (frames) => {
    if (frames - printed < progressEvery) return
    printed = frames
    print(`${frames} frames, ${mebibytes(usedMemory())} held`)
  },
})
const seconds = (performance.now() - startedAt) / 1000
const grown = usedMemory() - memoryBefore
const opened = await openManySockets(scene, wanted.sockets)
const unchanged = isDeepStrictEqual(await scene.state(), before)
const follows = await scene.stillFollows().then(
  () => true,
  () => false,
)
const faults = scene.faults()
await scene.close()

print(
  `seed ${wanted.seed}: ${sent.frames} frames (${mebibytes(sent.bytes)}) on ${sent.sockets} sockets, bytes ${sent.digest}`,
)
print(
  `in ${seconds.toFixed(1)} s, ${Math.round(sent.frames / seconds)} a second; ended by the server: ${JSON.stringify(sent.ended)}`,
)
print(`memory held: ${mebibytes(memoryBefore)} before, ${mebibytes(grown)} more afterwards`)
print(
  `${opened.sockets} sockets from one login: at most ${opened.openMax} open, the rest ${JSON.stringify(opened.refused)}`,
)
print(
  `state unchanged: ${unchanged}; colleague still follows: ${follows}; unexpected: ${faults.join(', ') || 'nothing'}`,
)
process.exitCode = unchanged && follows && faults.length === 0 ? 0 : 1
