import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { claimPort } from '../../../server/claimed-port.ts'
import { startServer } from '../server-process.ts'
import { documentRows } from './stored-documents.ts'
import { askForAll, stillHere, updateMessage } from './sync-message.ts'
import type { YjsServer } from './yjs-peer.ts'

const program = join(import.meta.dirname, 'hocuspocus-server.ts')
const types = { auth: 2, token: 0 } as const

const authentication = (document: string): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarString(encoder, document)
    encoding.writeVarUint(encoder, types.auth)
    encoding.writeVarUint(encoder, types.token)
    encoding.writeVarString(encoder, '')
  })

export const hocuspocus: YjsServer = {
  name: 'Hocuspocus',
  start: async (documents) => {
    const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'))
    const file = join(folder, 'hocuspocus.sqlite')
    const database = new DatabaseSync(file)
    const rows = documentRows(database)
    for (const [name, { update }] of documents) rows.write(name, update)
    const { port, release } = await claimPort()
    const url = `http://127.0.0.1:${port}`
    const server = await startServer({ file: program, words: [String(port), file], url })
    return {
      processId: server.processId,
      url: () => url,
      greeting: (document) => [authentication(document), askForAll([document])],
      framed: (document, update) => updateMessage(update, [document]),
      stillHere: (document) => stillHere([document]),
      prefixLength: (document) => document.length + 1,
      stored: (isClient) => {
        let changes = 0
        for (const name of documents.keys()) {
          const state = rows.read(name)
          const clocks = state === null ? [] : Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state))
          for (const [client, clock] of clocks) if (isClient(client)) changes += clock
        }
        return changes
      },
      stop: async () => {
        await server.stop()
        database.close()
        release()
        rmSync(folder, { recursive: true, force: true })
      },
    }
  },
}
