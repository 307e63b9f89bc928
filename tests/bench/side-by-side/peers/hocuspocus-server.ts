import { DatabaseSync } from 'node:sqlite'
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'
import { documentRows } from './stored-documents.ts'

/**
 * Hocuspocus as its manual sets it up with a database: the documents are in SQLite, and are stored when nothing was
 * changed for two seconds, at the latest after ten. Started with a port and a file.
 */
const [, , port, file] = process.argv
const rows = documentRows(new DatabaseSync(file ?? ''))

const server = new Server({
  port: Number(port),
  address: '127.0.0.1',
  quiet: true,
  extensions: [
    new Database({
      fetch: ({ documentName }) => Promise.resolve(rows.read(documentName)),
      store: ({ documentName, state }) => {
        rows.write(documentName, state)
        return Promise.resolve()
      },
    }),
  ],
})
await server.listen()
