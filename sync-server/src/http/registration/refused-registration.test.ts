import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { registrationOf } from '../../testing/open-test-app.ts'
import { openTestServer } from '../../testing/open-test-server.ts'

it('[F12] refused parallel registrations leave no document, and no names or e-mails', async () => {
  const server = await openTestServer()
  const people = ['ala', 'ewa', 'iga', 'ola', 'ula', 'zoe']
  const answers = await Promise.all(
    people.map((username) =>
      server.call('/api/organizations', { body: registrationOf(username, { unitIdentifier: 'PT 77777' }) }),
    ),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.toSorted()).toEqual([201, 409, 409, 409, 409, 409])
  const refused = people.filter((_, at) => statuses[at] === 409)
  await server.stop()
  const database = new DatabaseSync(join(server.dataDir, 'kontor.sqlite'), { readOnly: true })
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[]
  const rows = tables.flatMap(({ name }) => database.prepare(`select * from "${name}"`).all())
  const kept = rows.map((row) => JSON.stringify(row)).join('\n')
  expect(refused.filter((username) => kept.includes(`${username}@example.org`))).toEqual([])
  expect(database.prepare('select count(*) as documents from documents').get()).toEqual({ documents: 1 })
  database.close()
  await server.restart()
  await server.close()
}, 60_000)
