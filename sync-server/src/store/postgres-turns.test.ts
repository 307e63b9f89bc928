import type { DocumentName } from '@kontor/protocol'
import { expect, it, onTestFinished } from 'vitest'
import { serverLimits } from '../limits.ts'
import { emptyPostgres } from '../testing/test-postgres.ts'
import { createStore } from './create-store.ts'
import { noTurn } from './document-turns.ts'
import { postgresTurns } from './postgres-turns.ts'

const open = emptyPostgres()
const document = 'directory/mewa-0001' as DocumentName
const orla = 'directory/orla-0001' as DocumentName

/** Two servers on one database, which has one document at seq 3. */
const setup = async () => {
  const database = await open()
  await createStore(database)
  await database.pool.query(
    `insert into documents (name, organization_id, seq, epoch) values ('${document}', 'mewa-0001', 3, 'one')`,
  )
  const { connectionString = '' } = database.pool.options
  const [one, other] = [postgresTurns(connectionString), postgresTurns(connectionString)]
  onTestFinished(async () => {
    await Promise.all([one.close(), other.close()])
  })
  return { database, one, other }
}

it('[DESIGN 14] a server waits for the turn of another one at the same document, and at no other', async () => {
  const { one, other } = await setup()
  const first = await one.take(document)
  expect(first.seq).toBe(3)
  const order: string[] = []
  const waiting = other.take(document).then((turn) => {
    order.push('other')
    return turn
  })
  const elsewhere = await other.take(orla)
  expect([elsewhere.seq, order]).toEqual([null, []])
  elsewhere.end()
  order.push('end')
  first.end()
  const second = await waiting
  expect([second.seq, order]).toEqual([3, ['end', 'other']])
  second.end()
})

it('[DESIGN 14] the turn of a server that is gone or does nothing ends by itself', async () => {
  const { one, other } = await setup()
  const stuck = await one.take(document)
  const turn = await other.take(document)
  expect(turn.seq).toBe(3)
  turn.end()
  stuck.end()
})

it('[S11] past the bound of turns, and without a database, a server goes on without one', async () => {
  const { one } = await setup()
  const names = Array.from({ length: serverLimits.postgres.turnsMax }, (_, at) => `directory/${at}` as DocumentName)
  const turns = await Promise.all(names.map((name) => one.take(name)))
  expect(await one.take(document)).toBe(noTurn)
  for (const turn of turns) turn.end()
  const nowhere = postgresTurns('postgres://kontor@127.0.0.1:1/none')
  expect(await nowhere.take(document)).toBe(noTurn)
  await nowhere.close()
})
