import type { IncomingMessage } from 'node:http'
import { Duplex } from 'node:stream'

/** An upgrade request over a connection in memory: thousands of them need no ports and no files. */
export const memoryUpgrade = (path: string, cookie: string) => {
  let heard = ''
  const connection = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => {
      heard += chunk.toString('latin1')
      done()
    },
  })
  const headers = {
    cookie,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'MDEyMzQ1Njc4OWFiY2RlZg==',
  }
  const request = { method: 'GET', url: path, headers } as unknown as IncomingMessage
  return { request, connection, heard: () => heard }
}
