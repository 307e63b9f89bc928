import { fileURLToPath } from 'node:url'
import { claimPort } from '../../../server/claimed-port.ts'
import { Line } from '../line.ts'
import { startServer } from '../server-process.ts'
import { askForAll, stillHere, updateMessage } from './sync-message.ts'
import type { YjsServer } from './yjs-peer.ts'

/** The program that its package starts; it keeps documents in memory alone. */
const program = fileURLToPath(import.meta.resolve('@y/websocket-server/server'))

export const yWebsocket: YjsServer = {
  name: 'y-websocket',
  start: async (documents) => {
    const { port, release } = await claimPort()
    const origin = `http://127.0.0.1:${port}`
    const server = await startServer({
      file: program,
      environment: { HOST: '127.0.0.1', PORT: String(port) },
      url: origin,
    })
    const url = (document: string): string => `${origin}/${document}`
    const writers: Line[] = []
    for (const [name, { update }] of documents) {
      const writer = await Line.open(url(name), { onClose: () => undefined })
      writer.send([updateMessage(update)])
      writers.push(writer)
    }
    return {
      processId: server.processId,
      url,
      greeting: () => [askForAll()],
      framed: (_document, update) => updateMessage(update),
      stillHere: () => stillHere(),
      prefixLength: () => 0,
      connected: () => {
        for (const writer of writers) writer.destroy()
      },
      stored: () => null,
      stop: async () => {
        await server.stop()
        release()
      },
    }
  },
}
