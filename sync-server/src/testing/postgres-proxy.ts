import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/**
 * What happens between a server and its database: `open` passes everything, `cut` ends every connection, `silent` passes
 * nothing and says nothing, and `starting` is the answer of a PostgreSQL that starts or recovers (57P03).
 */
export type ProxyState = 'open' | 'cut' | 'silent' | 'starting'

/** A proxy in front of a PostgreSQL, for one test. Returns its address, and a function that changes the state. */
export const openPostgresProxy = async (url: string) => {
  const target = new URL(url)
  const [host, port] = [target.hostname, Number(target.port)]
  const sockets = new Set<Socket>()
  let state: ProxyState = 'open'
  const keep = (socket: Socket): Socket => {
    sockets.add(socket.on('error', () => undefined))
    return socket.once('close', () => sockets.delete(socket))
  }
  const proxy = createServer((client) => {
    keep(client)
    if (state === 'cut') return client.destroy()
    if (state === 'starting') return void client.once('data', () => client.end(startingUp))
    const database = keep(connect(port, host))
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      from.on('data', (bytes: Buffer) => state !== 'silent' && to.write(bytes))
      from.once('close', () => to.destroy())
    }
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    proxy.close()
  })
  target.port = String((proxy.address() as AddressInfo).port)
  return {
    url: target.href,
    /** Ends the connections that are open, and treats new ones by the new state. A silent one keeps them. */
    become: (next: ProxyState): void => {
      state = next
      if (next !== 'silent') for (const socket of sockets) socket.destroy()
    },
  }
}

/** https://www.postgresql.org/docs/current/protocol-message-formats.html, ErrorResponse */
const startingUp = ((): Buffer => {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0')
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
})()
