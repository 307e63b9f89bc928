import { availableParallelism, loadavg } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { committedAt } from './committed-at.ts'
import { percentile } from './percentile.ts'
import { RevocationScene, type Connected } from './revocation-scene.ts'

/**
 * How long a member who has lost a right still receives anything: from the commit (by the server's own log) to the
 * last byte, and to the end of the connection, on each of the sockets concerned. The sockets that are left receive, at
 * the same time, of every change. Fails when one per cent takes a second or longer.
 */
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '250' },
    rounds: { type: 'string', default: '200' },
    together: { type: 'string', default: '50' },
  },
})
const [people, rounds, together] = [Number(values.people), Number(values.rounds), Number(values.together)]
const boundMs = 1_000

interface Measured {
  readonly lastByteMs: number[]
  readonly endMs: number[]
  bytesAfterClose: number
}
const nothing = (): Measured => ({ lastByteMs: [], endMs: [], bytesAfterClose: 0 })

const revoke = async (scene: RevocationScene, staff: readonly Connected[], measured: Measured): Promise<void> => {
  const seqs = await scene.revoke(staff)
  await Promise.all(staff.flatMap(({ sockets }) => sockets.map((socket) => socket.ended)))
  staff.forEach(({ sockets }, at) => {
    const commit = committedAt(scene.kontor, seqs[at] ?? 0)
    for (const socket of sockets) {
      measured.lastByteMs.push(socket.lastByteAt - commit)
      measured.endMs.push(socket.endedAt - commit)
      measured.bytesAfterClose += socket.bytesAfterClose
    }
  })
}

/** They get their rights back, and come back. */
const bringBack = async (scene: RevocationScene, staff: readonly Connected[]): Promise<void> => {
  await scene.giveBack(staff)
  const back = new Map<string, Connected>()
  for (const employee of staff) back.set(employee.memberId, await scene.connect(employee))
  scene.staff = scene.staff.map((employee) => back.get(employee.memberId) ?? employee)
}

const report = (what: string, { lastByteMs, endMs, bytesAfterClose }: Measured): boolean => {
  const figures = (times: readonly number[]): string =>
    `p50 ${percentile(times, 50).toFixed(1)} ms, p99 ${percentile(times, 99).toFixed(1)} ms, longest ${Math.max(...times).toFixed(1)} ms`
  process.stdout.write(`${what}, ${endMs.length} sockets closed\n`)
  process.stdout.write(`  to the last byte: ${figures(lastByteMs)}\n`)
  process.stdout.write(`  to the end of the connection: ${figures(endMs)}\n`)
  process.stdout.write(`  bytes behind a close: ${bytesAfterClose}\n`)
  return bytesAfterClose === 0 && percentile(endMs, 99) < boundMs
}

const scene = await RevocationScene.open(people)
process.stdout.write(`${scene.openSockets} sockets open, of ${people} logins\n`)
let busy = true
const traffic = (async (): Promise<void> => {
  for (let at = 0; busy; at += 1) {
    await scene.rename(`Mewa ${at}`)
    await new Promise((wait) => setTimeout(wait, 100))
  }
})()

/** What was late on this side, or on this machine, was late without the server's doing. */
const ownDelay = monitorEventLoopDelay({ resolution: 1 })
ownDelay.enable()

const single = nothing()
for (let round = 0; round < rounds; round += 1) {
  const employee = scene.staff[round % scene.staff.length]
  if (employee === undefined) break
  await revoke(scene, [employee], single)
  await bringBack(scene, [employee])
}
const atOnce = nothing()
for (let round = 0; round < 5; round += 1) {
  const staff = scene.staff.slice(0, together)
  await revoke(scene, staff, atOnce)
  await bringBack(scene, staff)
}
busy = false
await traffic
ownDelay.disable()
const good = [
  report('one person at a time', single),
  report(`${Math.min(together, people)} people in one message`, atOnce),
]
process.stdout.write(
  `this side itself was late by p99 ${(ownDelay.percentile(99) / 1e6).toFixed(1)} ms, longest ${(ownDelay.max / 1e6).toFixed(1)} ms; ` +
    `load ${(loadavg()[0] ?? 0).toFixed(1)} on ${availableParallelism()} cores\n`,
)
await scene.close()
process.exitCode = good.every(Boolean) ? 0 : 1
