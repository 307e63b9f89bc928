import pg from 'pg'
import { expect, it } from 'vitest'
import { migrate } from '../store/migrate.ts'
import { testPostgres } from '../testing/test-postgres.ts'
import { joinPostgres, lockPostgres } from './lock-postgres.ts'
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

it('[DESIGN 14] several servers have a database together, and a task that replaces its content has it alone', async () => {
  const url = await setup()
  const servers = [new pg.Client(url), new pg.Client(url)]
  for (const server of servers) {
    await server.connect()
    expect(await joinPostgres(server)).toBe(true)
  }
  const inUse = 'KONTOR_DATABASE_URL is in use by a server: stop that one, or name another database.'
  await servers[0]?.end()
  await expect(lockPostgres(url)).rejects.toThrow(inUse)
  await servers[1]?.end()
  const lock = await lockPostgres(url)
  await expect(lockPostgres(url)).rejects.toThrow(inUse)
  const late = new pg.Client(url)
  await late.connect()
  expect(await joinPostgres(late)).toBe(false)
  await lock.release()
  expect(await joinPostgres(late)).toBe(true)
  await late.end()
})
