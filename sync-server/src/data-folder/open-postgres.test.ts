import pg from 'pg'
import { expect, it } from 'vitest'
import { migrate } from '../store/migrate.ts'
import { testPostgres } from '../testing/test-postgres.ts'
import { lockPostgres } from './lock-postgres.ts'
import { openPostgres } from './open-postgres.ts'

const query = async (url: string, text: string): Promise<void> => {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(text)
  await client.end()
}

const setup = async () => {
  const { newDatabase } = await testPostgres()
  const url = await newDatabase()
  const database = await openPostgres(url)
  await migrate(database)
  await database.close()
  return url
}

it('[DESIGN 14] a database that a server has used opens again', async () => {
  const database = await openPostgres(await setup())
  await database.close()
})

it('[DESIGN 14] a database of another program stops the start', async () => {
  const url = await (await testPostgres()).newDatabase()
  await query(url, 'create table invoices (id integer)')
  await expect(openPostgres(url)).rejects.toThrow(
    'KONTOR_DATABASE_URL names a database of another program: name an empty one.',
  )
})

it('[DESIGN 14] so does one of a newer version', async () => {
  const url = await setup()
  await query(url, "insert into kysely_migration values ('999-later', '2030-01-01')")
  await expect(openPostgres(url)).rejects.toThrow(
    'KONTOR_DATABASE_URL was written by a newer version of the server: start that version.',
  )
})

it('[DESIGN 14] so does one that is missing, and one that does not answer', async () => {
  const { port } = await testPostgres()
  await expect(openPostgres(`postgres://kontor@127.0.0.1:${port}/missing`)).rejects.toThrow(
    'KONTOR_DATABASE_URL is refused by the database (3D000): check the user, the password and the name.',
  )
  await expect(openPostgres('postgres://kontor@127.0.0.1:1/kontor')).rejects.toThrow(
    'KONTOR_DATABASE_URL names a database that does not answer (ECONNREFUSED): check the address, and that it runs.',
  )
})

it('[DESIGN 14] one that is not in UTF8 stops it too', async () => {
  const url = await setup()
  await query(url, "create database latin encoding 'SQL_ASCII' locale 'C' locale_provider libc template template0")
  await expect(openPostgres(url.replace(/[^/]+$/, 'latin'))).rejects.toThrow(
    'KONTOR_DATABASE_URL names a database that is not in UTF8: create one with that encoding.',
  )
})

it('[DESIGN 14] one server has a database at a time, and the next one once it has ended', async () => {
  const url = await setup()
  const lock = await lockPostgres(url, () => undefined)
  await expect(lockPostgres(url, () => undefined)).rejects.toThrow(
    'KONTOR_DATABASE_URL is in use by another server: stop that one, or name another database.',
  )
  await lock.release()
  await (await lockPostgres(url, () => undefined)).release()
})

it('[DESIGN 14] a server notices that another one took its lock after a lost connection', async () => {
  const url = await setup()
  const taken = Promise.withResolvers<void>()
  const lock = await lockPostgres(url, taken.resolve)
  await query(
    url,
    "select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_try_advisory%' and pid <> pg_backend_pid()",
  )
  const other = await lockPostgres(url, () => undefined)
  await taken.promise
  await Promise.all([lock.release(), other.release()])
})

it('[S11] the lock is taken again after a lost connection, and then no one else gets it', async () => {
  const url = await setup()
  const lock = await lockPostgres(url, () => undefined)
  const lockHolders = async (): Promise<string[]> => {
    const client = new pg.Client(url)
    await client.connect()
    const { rows } = await client.query<{ pid: number }>(
      "select pid from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
    )
    await client.end()
    return rows.map(({ pid }) => String(pid))
  }
  const [first = ''] = await lockHolders()
  await query(url, `select pg_terminate_backend(${first})`)
  let [held] = await lockHolders()
  while (held === undefined || held === first) [held] = await lockHolders()
  await expect(lockPostgres(url, () => undefined)).rejects.toThrow('is in use by another server')
  await lock.release()
})
