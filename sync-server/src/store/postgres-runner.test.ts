import { Kysely, sql } from 'kysely'
import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { emptyPostgres } from '../testing/test-postgres.ts'
import type { PostgresDatabase } from './postgres-database.ts'
import { DatabaseUnreachable } from './postgres-error.ts'
import type { Tables } from './tables.ts'
import { all, attempt, first, run, type Work } from './work.ts'

const open = emptyPostgres()

const setup = async () => {
  const database = await open()
  const db = new Kysely<Tables>({ dialect: database.dialect })
  const add = (name: string) =>
    run(db.insertInto('documents').values({ name, organization_id: 'mewa', seq: 0, epoch: 'one' }))
  const move = (name: string) => run(db.updateTable('documents').set({ seq: 1 }).where('name', '=', name))
  function* names(): Work<string[]> {
    return (yield* all(db.selectFrom('documents').select('name').orderBy('name'))).map(({ name }) => name)
  }
  return { database, db, add, move, names }
}

/** Ends every other connection to the database, as a fail-over does. */
const cutConnections = async ({ pool }: PostgresDatabase): Promise<void> => {
  await pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
}

it('[DESIGN 14] a part of a transaction that fails alone leaves the rest', async () => {
  const { database, add, names } = await setup()
  const failed = await database.runner.transaction(function* () {
    yield* add('a')
    return yield* attempt(function* () {
      yield* add('b')
      yield* add('a')
    })
  })
  expect((failed as { code?: string }).code).toBe('23505')
  expect(await database.runner.read(names)).toEqual(['a'])
})

it('[DESIGN 14] transactions that wait for each other in a circle are repeated until both are kept', async () => {
  const { database, add, move, db } = await setup()
  await database.runner.transaction(function* () {
    yield* add('a')
    yield* add('b')
  })
  let waiting = 0
  const inOrder = (one: string, other: string) =>
    database.runner.transaction(function* () {
      yield* move(one)
      waiting += 1
      yield* all({ compile: () => sql`select pg_sleep(${waiting > 2 ? 0 : 0.2})`.compile(db) })
      yield* move(other)
    }, 'none')
  await Promise.all([inOrder('a', 'b'), inOrder('b', 'a')])
  expect(waiting).toBe(3)
})

it('[DESIGN 14] a lost connection fails the transaction, keeps nothing of it, and the next one goes on', async () => {
  const { database, add, names, db } = await setup()
  const cut = database.runner.transaction(function* () {
    yield* add('a')
    yield* all({ compile: () => sql`select pg_sleep(60)`.compile(db) })
  })
  const failed = expect(cut).rejects.toThrow(DatabaseUnreachable)
  const isSleeping = async (): Promise<boolean> => {
    const { rows } = await database.pool.query("select 1 from pg_stat_activity where wait_event = 'PgSleep'")
    return rows.length > 0
  }
  while (!(await isSleeping()));
  await cutConnections(database)
  await failed
  await database.runner.transaction(() => add('b'))
  expect(await database.runner.read(names)).toEqual(['b'])
})

it('[DESIGN 14] a read sees one moment, whatever is committed meanwhile', async () => {
  const { database, add, names } = await setup()
  let written: Promise<number> | null = null
  const seen = await database.runner.read(function* () {
    const before = yield* names()
    written ??= database.runner.transaction(() => add('a'))
    // The write is committed within this statement, or after it: neither read may see it.
    yield* first({
      compile: () => sql`select pg_sleep(0.2)`.compile(new Kysely<Tables>({ dialect: database.dialect })),
    })
    return [before, yield* names()]
  })
  await written
  expect(seen).toEqual([[], []])
  expect(await database.runner.read(names)).toEqual(['a'])
})

it('[DESIGN 14] text is ordered by bytes, whatever the language of the database', async () => {
  const { database, add, names } = await setup()
  await database.runner.transaction(function* () {
    for (const name of ['ą', 'b', 'Z', 'a', 'a-c', 'ab']) yield* add(name)
  })
  expect(await database.runner.read(names)).toEqual(['Z', 'a', 'a-c', 'ab', 'b', 'ą'])
})

it('[S11] a transaction that meets a deadlock each time is given up', async () => {
  const { database } = await setup()
  let runs = 0
  const deadlocked = database.runner.transaction(function* (): Work<void> {
    runs += 1
    yield* attempt(function* () {
      yield* all({
        compile: () =>
          sql`do $$ begin raise sqlstate '40P01'; end $$`.compile(new Kysely({ dialect: database.dialect })),
      })
    })
  })
  await expect(deadlocked).rejects.toMatchObject({ code: '40P01' })
  expect(runs).toBe(serverLimits.postgres.attemptsMax)
})
