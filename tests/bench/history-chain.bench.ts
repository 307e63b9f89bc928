import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Member, MemberId } from '@kontor/domain'
import type { BindEntries } from '../../sync-server/src/store/append-commit.ts'
import { logRow } from '../../sync-server/src/store/log-rows.ts'
import { openDatabase } from '../../sync-server/src/store/open-database.ts'
import { createSqliteStore } from '../../sync-server/src/store/sqlite-store.ts'
import type { LogEntry } from '../../sync-server/src/store/store.ts'
import { appendsTo } from '../../sync-server/src/testing/appends-to.ts'
import { commit, directoryOf, entry, mewa, register } from '../../sync-server/src/testing/store-samples.ts'
import { percentile } from './percentile.ts'

/**
 * What the chain of the history costs: one append with it against one without, in turns, each with one entry, to two
 * databases. Prints the ratio of the medians; the more the disk takes, the closer to 1.00. A second pair that both are
 * chained tells what the machine does by itself.
 */
const { values } = parseArgs({
  options: { times: { type: 'string', default: '2000' }, folder: { type: 'string', default: tmpdir() } },
})
const times = Number(values.times)
const document = directoryOf(mewa)

const unbound: BindEntries = (to, _lastHash, entries) =>
  entries.map((bare) => logRow(to, { ...bare, hash: '0'.repeat(64), previousHash: '0'.repeat(64), hashVersion: 2 }))

/** A member gets a right: what most entries are like. */
const rightGiven = (seq: number): LogEntry => {
  const before: Member = {
    ...{ id: 'member-zofia' as MemberId, loginId: 'login-zofia' as Member['loginId'], name: 'Zofia Kowalczyk' },
    ...{
      username: 'zofia.kowalczyk',
      email: 'zofia@mewa.example',
      homeAccountId: 'mewa-main' as Member['homeAccountId'],
    },
    ...{ primary: false, admin: false, rights: ['mail'], roleIds: [], grants: [], status: 'active' },
    ...{ joinedAt: 1_794_000_000_000, lastSignInAt: null },
  }
  const after: Member = { ...before, rights: ['mail', 'finance'] }
  const args = { memberId: before.id, add: ['finance'], remove: [], addRoles: [], removeRoles: [] }
  const changes: LogEntry['changes'] = [{ kind: 'member', id: before.id, before, after }]
  return { ...entry(seq), name: 'changeRights', args, changes, names: { [before.id]: before.name } }
}

const folders: string[] = []
const open = async (synchronous: 'full' | 'off', bind?: BindEntries) => {
  const folder = mkdtempSync(join(values.folder, 'kontor-bench-'))
  folders.push(folder)
  const database = openDatabase(folder)
  await register(await createSqliteStore(database), mewa)
  database.exec(`pragma synchronous = ${synchronous}`)
  const append = appendsTo(database, bind)
  const ms: number[] = []
  let seq = 1
  const once = async (): Promise<void> => {
    const next = commit(document, seq, { entries: [rightGiven(seq + 1)], update: new Uint8Array(200) })
    const startedAt = performance.now()
    await append(next)
    ms.push(performance.now() - startedAt)
    seq += 1
  }
  return { once, ms, close: () => database.close() }
}

try {
  for (const [disk, synchronous] of [
    ['each brought to the disk', 'full'],
    ['the disk left out', 'off'],
  ] as const) {
    const stores = [await open(synchronous), await open(synchronous), await open(synchronous, unbound)]
    for (let at = 0; at < times; at += 1) {
      // The first must not always be the same.
      for (let turn = 0; turn < stores.length; turn += 1) await stores[(at + turn) % stores.length]?.once()
    }
    const [chained = 0, again = 0, without = 0] = stores.map(({ ms }) => percentile(ms, 50))
    for (const { close } of stores) close()
    process.stdout.write(
      `one append, ${disk}: with the chain ${chained.toFixed(3)} ms, without ${without.toFixed(3)} ms, ` +
        `ratio ${(chained / without).toFixed(2)} (two with it: ${(again / chained).toFixed(2)})\n`,
    )
  }
} finally {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}
