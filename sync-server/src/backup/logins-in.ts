import type { DatabaseSync } from 'node:sqlite'
import type { LoginId } from '@kontor/domain'
import type { ExportedLogin } from './organization-file.ts'

/** The logins with these ids, as the identity keeps them; a removed login is left out. */
export const loginsIn = (database: DatabaseSync, ids: Iterable<LoginId>): ExportedLogin[] => {
  const find = database.prepare('select id, name, username, email from login where id = ?')
  return [...new Set(ids)].flatMap((loginId) => {
    const row = find.get(loginId)
    if (row === undefined) return []
    return [{ id: loginId, name: text(row['name']), username: text(row['username']), email: text(row['email']) }]
  })
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
