import { availableParallelism, cpus, loadavg } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { kontor } from './side-by-side/kontor.ts'
import { hocuspocus } from './side-by-side/peers/hocuspocus.ts'
import { yWebsocket } from './side-by-side/peers/y-websocket.ts'
import { yjsPeer } from './side-by-side/peers/yjs-peer.ts'
import { joinAtOnce } from './side-by-side/join-at-once.ts'
import { measureByTurns } from './side-by-side/measure-by-turns.ts'
import { runWork } from './side-by-side/run-work.ts'
import { createScene } from './side-by-side/scene.ts'
import { tableOf } from './side-by-side/table.ts'

/**
 * This server and its peers, by turns, with the same work: every round starts each of them anew. The server must be
 * built. `--also before=/other/repository` takes another build of it into the same run; `--only` names contenders.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    scene: { type: 'string', multiple: true },
    only: { type: 'string' },
    also: { type: 'string', multiple: true, default: [] },
  },
})

const sizes = [
  { name: '50 people, one directory', directories: 1, people: 50, members: 100 },
  { name: '200 directories of 5 people', directories: 200, people: 5, members: 10 },
  { name: '1,000 people, one directory', directories: 1, people: 1_000, members: 2_000 },
  { name: '150 people join a directory of 10,000', directories: 1, people: 20, members: 9_980 },
]
const joining = sizes.at(-1)
const short = { warmMs: 500, throughputMs: 1_500, quietMs: 2_000 }
const long = { warmMs: 1_000, throughputMs: 3_000, quietMs: 10_000 }

const root = resolve(import.meta.dirname, '../..')
const others = values.also.map((pair) => {
  const [name = '', folder = ''] = pair.split('=')
  return kontor(name, resolve(folder))
})
const wanted = values.only?.split(',')
const contenders = [kontor('Kontor', root), ...others, yjsPeer(hocuspocus), yjsPeer(yWebsocket)].filter(
  ({ name }) => wanted?.includes(name) !== false,
)
const rounds = Number(values.rounds ?? (values.quick ? 1 : 3))
const chosen = sizes.filter(({ name }) => values.scene?.some((part) => name.startsWith(part)) !== false)

process.stdout.write(
  `${new Date().toISOString().slice(0, 16)} UTC, ${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), load ${(loadavg()[0] ?? 0).toFixed(1)} at the start\n`,
)
for (const size of values.quick && values.scene === undefined ? chosen.slice(0, 2) : chosen) {
  const scene = createScene(size)
  // The peers take minutes to let so many join.
  const figures = await measureByTurns(contenders, size === joining ? 1 : rounds, (contender) =>
    size === joining ? joinAtOnce(contender, scene, 150) : runWork(contender, scene, values.quick ? short : long),
  )
  const checks = contenders.map((contender) => `${contender.name}: ${contender.checks}`).join(' · ')
  process.stdout.write(`\nchecked when seen: ${checks}\n\n${tableOf(size.name, figures)}\n`)
}
process.stdout.write(`\nload ${(loadavg()[0] ?? 0).toFixed(1)} at the end\n`)
