import type { DatabaseSync } from 'node:sqlite'

interface DocumentRows {
  read(name: string): Uint8Array | null
  write(name: string, state: Uint8Array): void
}

/** Whole documents in SQLite, with the settings that Kontor's own database has. */
export const documentRows = (database: DatabaseSync): DocumentRows => {
  database.exec('pragma journal_mode = wal; pragma synchronous = full')
  database.exec('create table if not exists documents (name text primary key, state blob not null)')
  const select = database.prepare('select state from documents where name = ?')
  const insert = database.prepare('insert or replace into documents (name, state) values (?, ?)')
  return {
    read: (name) => (select.get(name)?.['state'] as Uint8Array | undefined) ?? null,
    write: (name, state) => void insert.run(name, state),
  }
}
