import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { createSqliteStore } from './sqlite-store.ts'

it('[DESIGN 7] a mail for a new password from before kinds had lanes is found by its new kind', async () => {
  const database = new DatabaseSync(':memory:')
  const before = await createSqliteStore(database)
  await before.addEffect({ id: 'password-reset/1', kind: 'mail', payload: { sealed: true }, dueAt: 5 })
  database.exec("delete from kysely_migration where name >= '004-effect-lanes'")
  const store = await createSqliteStore(database)
  const due = (kind: string) => store.dueEffects({ kind, now: 5, beyond: null, limit: 10 })
  expect(await due('password-reset-mail')).toEqual([
    { id: 'password-reset/1', kind: 'password-reset-mail', payload: { sealed: true }, dueAt: 5, attempts: 0 },
  ])
  expect(await due('mail')).toEqual([])
  database.close()
})
