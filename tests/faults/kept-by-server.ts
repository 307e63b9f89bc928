import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Ledger, ReceivedOutcome } from './ledger.ts'

interface Logged {
  readonly seq: number
  readonly mutation_id: string
  readonly actor_login_id: string | null
  readonly name: string
  readonly changes: string
}
interface Change {
  readonly kind: string
  readonly id: string
  readonly after: unknown
}

/**
 * Compares the server's data, read from its file, with the outcomes that browsers received. Returns every difference:
 * an acknowledged mutation that is missing, one that counts twice, a gap, one that no browser sent, a record that
 * differs from the replayed log.
 */
export const differences = (dataFolder: string, ledger: Ledger, records: Records): readonly string[] => {
  const database = new DatabaseSync(join(dataFolder, 'kontor.sqlite'), { readOnly: true, timeout: 5_000 })
  try {
    database.exec('begin')
    const log = database.prepare('select * from log order by seq').all() as unknown as Logged[]
    const seq = Number(database.prepare('select seq from documents').get()?.['seq'])
    const outcomes = database.prepare('select mutation_id, outcome from outcomes').all()
    const stored = new Map(outcomes.map((row) => [String(row['mutation_id']), String(row['outcome'])]))
    return [...gaps(log, seq), ...lost(log, stored, ledger), ...strangers(log, ledger), ...wrongSum(log, records)]
  } finally {
    database.close()
  }
}

/** The records of the directory, as `GET /api/documents/directory/…` returns them. */
export type Records = Readonly<Record<string, readonly { readonly id: string }[]>>

const gaps = (log: readonly Logged[], seq: number): string[] => [
  ...log.filter((entry, at) => entry.seq !== at + 1).map((entry) => `seq ${entry.seq} is out of line`),
  ...(seq === log.length ? [] : [`the document is at ${seq}, its log at ${log.length}`]),
]

const lost = (log: readonly Logged[], stored: ReadonlyMap<string, string>, ledger: Ledger): string[] => {
  const bySeq = new Map(log.map((entry) => [entry.seq, entry.mutation_id]))
  return [...ledger.received.values()].flatMap((received) => {
    const outcome = stored.get(received.id)
    if (outcome === undefined) return [`${received.id} was acknowledged and is lost`]
    if (!sameOutcome(JSON.parse(outcome) as ReceivedOutcome, received))
      return [`${received.id} was received with another outcome than is stored`]
    return received.outcome === 'accepted' && bySeq.get(received.seq ?? 0) !== received.id
      ? [`${received.id} has no effect`]
      : []
  })
}

const sameOutcome = (one: ReceivedOutcome, other: ReceivedOutcome): boolean =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort())

const strangers = (log: readonly Logged[], ledger: Ledger): string[] => {
  const seen = new Set<string>()
  return log.flatMap(({ mutation_id: id, actor_login_id: actor, name }) => {
    // The server's own: registration, sign-ins, the states of invitations.
    if (actor === null) return []
    if (seen.has(id)) return [`${id} counts twice`]
    seen.add(id)
    return ledger.sent.get(id)?.name === name ? [] : [`${id} was never sent`]
  })
}

const wrongSum = (log: readonly Logged[], records: Records): string[] => {
  const sums = new Map<string, Map<string, unknown>>([
    ['unit', new Map()],
    ['account', new Map()],
  ])
  for (const { changes } of log)
    for (const { kind, id, after } of JSON.parse(changes) as Change[]) {
      if (after === null) sums.get(kind)?.delete(id)
      else sums.get(kind)?.set(id, after)
    }
  return [...sums].flatMap(([kind, sum]) => {
    const shown = new Map((records[`${kind}s`] ?? []).map((record) => [record.id, record]))
    const differs = shown.size !== sum.size || [...sum].some(([id, record]) => !same(record, shown.get(id)))
    return differs ? [`the ${kind}s are not the sum of the log`] : []
  })
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(Object.entries(one ?? {}).sort()) === JSON.stringify(Object.entries(other ?? {}).sort())
