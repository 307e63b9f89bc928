import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { kinds } from '@kontor/domain'
import { createServer } from '../../sync-server/src/create-server.ts'
import { unlimited } from '../../sync-server/src/rate-limit/rate-limiter.ts'
import { readSettings } from '../../sync-server/src/settings/settings.ts'
import { join as joinAs, newId, register } from '../server/person.ts'
import { claimPort } from '../server/claimed-port.ts'
import { percentile } from './percentile.ts'

/**
 * What notices add to a change of a section without a device: processor time of the whole server for each change,
 * with its effects, with notices and without, by turns on the same server. Prints the ratio of the medians.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '12' } } })
const rounds = Number(values.rounds)
const [callsInRound, changesInCall] = [10, 50]

const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'))
const port = await claimPort()
const origin = `http://127.0.0.1:${port.port}`
const environment = { PORT: String(port.port), KONTOR_DATA_DIR: folder, KONTOR_PUBLIC_URL: origin }
const server = await createServer({ settings: readSettings(environment), log: () => undefined, limiter: unlimited })

const { owner, organizationId, accountId } = await register({ origin })
const { memberId } = await joinAs(owner, organizationId, {
  ...{ name: 'Joanna Nadolna', username: 'j.nadolna', rights: ['processes'], homeAccountId: accountId },
})

type Change = readonly [name: string, args: object]
const send = async (changes: readonly Change[]): Promise<void> => {
  const mutations = changes.map(([name, args]) => ({ id: newId(), name, args }))
  const path = `/api/documents/section/${accountId}.processes/mutations`
  const answer = await (await owner.request('POST', path, { mutations })).text()
  if (answer.split('"accepted"').length !== changes.length + 1) throw new Error(answer.slice(0, 300))
}
const opened: string[] = []
const openProcess = (): Change => {
  const processId = newId()
  opened.push(processId)
  return ['openProcess', { processId, type: 'complaint', title: 'Zanik zasięgu' }]
}
await send(Array.from({ length: changesInCall }, openProcess))
const ids = [...opened]

/** Each change gives one notice, or none. */
const scenes: Readonly<Record<string, (round: number) => Change>> = {
  'a note, which gives no notice': (round) => [
    'addNote',
    { noteId: newId(), recordId: ids[round % ids.length], text: 'Dzwonili' },
  ],
  'assigned to another person': (round) => [
    'assignProcess',
    { processId: ids[round % ids.length], memberId: Math.floor(round / ids.length) % 2 === 0 ? memberId : null },
  ],
  'opened, late at its deadline': openProcess,
}

/** `notices` of the kind, which `run-batch.ts` reads at each change. */
const kind = kinds.sections['processes'] as { notices?: unknown }
const { notices } = kind
const withNotices = (on: boolean): void => {
  if (on) kind.notices = notices
  else delete kind.notices
}

let counter = 0
/** Microseconds of processor time for each change. */
const measure = async (change: (round: number) => Change): Promise<number> => {
  await server.effectsDone()
  const before = process.cpuUsage()
  for (let call = 0; call < callsInRound; call += 1)
    await send(Array.from({ length: changesInCall }, () => change(counter++)))
  await server.effectsDone()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / (callsInRound * changesInCall)
}

for (const [name, change] of Object.entries(scenes)) {
  const took = { with: [] as number[], without: [] as number[] }
  for (let round = 0; round < rounds + 1; round += 1)
    for (const on of round % 2 === 0 ? [true, false] : [false, true]) {
      withNotices(on)
      const each = await measure(change)
      // The first round warms up.
      if (round > 0) took[on ? 'with' : 'without'].push(each)
    }
  const [on, off] = [percentile(took.with, 50), percentile(took.without, 50)]
  process.stdout.write(
    `${name}: ${on.toFixed(0)} µs with, ${off.toFixed(0)} µs without, ${(on / off).toFixed(2)} times\n`,
  )
}
withNotices(true)
await server.close()
port.release()
rmSync(folder, { recursive: true, force: true })
