import { availableParallelism, cpus, loadavg } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startDurablePostgres } from './side-by-side/durable-postgres.ts'
import { measureByTurns } from './side-by-side/measure-by-turns.ts'
import { kontor } from './side-by-side/kontor.ts'
import { kontorServers } from './side-by-side/kontor-servers.ts'
import { runWork } from './side-by-side/run-work.ts'
import { createScene } from './side-by-side/scene.ts'
import { tableOf } from './side-by-side/table.ts'

/**
 * What a second and a third server bring, by turns, with the same work: one server over its embedded database, then one,
 * two and three on one PostgreSQL that writes to disk before it answers. The server must be built.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '2' },
    scene: { type: 'string', multiple: true },
    only: { type: 'string', multiple: true },
  },
})

const sizes = [
  { name: '50 people, one directory', directories: 1, people: 50, members: 100 },
  { name: '100 directories of 5 people', directories: 100, people: 5, members: 10 },
]
const durations = { warmMs: 1_000, throughputMs: 4_000, quietMs: 8_000 }

const root = resolve(import.meta.dirname, '../..')
const postgres = await startDurablePostgres()
const on = { root, postgres }
const ofOneDirectory = [
  kontorServers({ ...on, servers: 1, spread: 'by person' }),
  kontor('embedded', root),
  kontorServers({ ...on, servers: 2, spread: 'by person' }),
  kontorServers({ ...on, servers: 3, spread: 'by person' }),
]
const ofMany = [
  ...ofOneDirectory,
  kontorServers({ ...on, servers: 2, spread: 'by organisation' }),
  kontorServers({ ...on, servers: 3, spread: 'by organisation' }),
]

process.stdout.write(
  `${new Date().toISOString().slice(0, 16)} UTC, ${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), load ${(loadavg()[0] ?? 0).toFixed(1)} at the start\n`,
)
try {
  for (const size of sizes.filter(({ name }) => values.scene?.some((part) => name.startsWith(part)) !== false)) {
    const all = size.directories === 1 ? ofOneDirectory : ofMany
    const contenders = all.filter(({ name }) => values.only?.includes(name) !== false)
    const scene = createScene(size)
    const figures = await measureByTurns(contenders, Number(values.rounds), (contender) =>
      runWork(contender, scene, durations),
    )
    process.stdout.write(`\n${tableOf(size.name, figures)}\n`)
  }
} finally {
  await postgres.stop()
}
process.stdout.write(`\nload ${(loadavg()[0] ?? 0).toFixed(1)} at the end\n`)
