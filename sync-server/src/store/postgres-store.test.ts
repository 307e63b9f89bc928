import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { storeContract } from '../testing/store-contract.ts'
import { dueAt, effect } from '../testing/store-samples.ts'
import { emptyPostgres } from '../testing/test-postgres.ts'
import { createStore } from './create-store.ts'
import type { Store } from './store.ts'

const open = emptyPostgres()

storeContract('PostgreSQL', async () => {
  const database = await open()
  return { store: await createStore(database), other: await createStore(database) }
})

it('[DESIGN 14] an effect belongs to the server that took it, until its lease is over or it is postponed', async () => {
  const database = await open()
  const [one, other] = [await createStore(database), await createStore(database)]
  for (const id of ['first', 'second', 'third']) await one.addEffect(effect(id, 100))
  const idsOf = async (store: Store, limit: number) => (await dueAt(store, 200, { limit })).map(({ id }) => id)
  expect(await idsOf(one, 2)).toEqual(['first', 'second'])
  expect(await idsOf(other, 3)).toEqual(['third'])
  expect(await idsOf(one, 3)).toEqual(['first', 'second'])
  const { rows } = await database.pool.query<{ leftMs: number }>(
    'select leased_until - extract(epoch from clock_timestamp()) * 1000 as "leftMs" from effects where id = $1',
    ['first'],
  )
  expect(Number(rows[0]?.leftMs)).toBeGreaterThan(serverLimits.postgres.effectLeaseMs - 30_000)
  await one.postponeEffect('first', 150)
  expect(await idsOf(other, 3)).toEqual(['third', 'first'])
  // The server of the second one has died, and its lease is over.
  await database.pool.query("update effects set leased_until = 0 where id = 'second'")
  expect(await idsOf(other, 3)).toEqual(['second', 'third', 'first'])
})

it('[DESIGN 14] several servers that look for effects at one moment take each of them once', async () => {
  const database = await open()
  const servers = await Promise.all([1, 2, 3].map(() => createStore(database)))
  for (let at = 0; at < 60; at += 1) await servers[0]?.addEffect(effect(`effect-${at}`, 100))
  const taken = await Promise.all(servers.map((store) => dueAt(store, 200, { limit: 20 })))
  expect(new Set(taken.flat().map(({ id }) => id)).size).toBe(taken.flat().length)
  for (const [at, store] of servers.entries()) for (const { id } of taken[at] ?? []) await store.finishEffect(id)
  const rest = await dueAt(servers[0] ?? (await createStore(database)), 200, { limit: 60 })
  expect(rest.length + taken.flat().length).toBe(60)
})
