import type { LoginId } from '@kontor/domain'
import { Kysely } from 'kysely'
import { chunks } from '../store/chunks.ts'
import type { Database } from '../store/database.ts'
import { all } from '../store/work.ts'
import type { ExportedLogin } from './organization-file.ts'

/** The tables of better-auth, as far as the tasks of an operator use them. */
export interface LoginTables {
  login: { id: string; name: string; username: string | null; email: string }
  login_credential: { userId: string }
}

/** The logins with these ids, as the identity keeps them; a removed login is left out. */
export const loginsIn = ({ dialect, runner }: Database, ids: Iterable<LoginId>): Promise<ExportedLogin[]> => {
  const db = new Kysely<LoginTables>({ dialect })
  const wanted = [...new Set(ids)]
  return runner.read(function* () {
    const found = new Map<string, LoginTables['login']>()
    for (const some of chunks(wanted)) {
      const query = db.selectFrom('login').select(['id', 'name', 'username', 'email']).where('id', 'in', some)
      for (const row of yield* all(query)) found.set(row.id, row)
    }
    return wanted.flatMap((id) => {
      const row = found.get(id)
      return row === undefined ? [] : [{ id, name: row.name, username: row.username ?? '', email: row.email }]
    })
  })
}
