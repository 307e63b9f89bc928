import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { GatheringSocket } from './gathering-socket.ts'

/** The server's side of a connection, what the client receives, and how often the server has written. */
const setup = async () => {
  const http = createServer()
  const server = new WebSocketServer({ server: http, WebSocket: GatheringSocket })
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  const accepted = new Promise<GatheringSocket>((resolve) => server.once('connection', resolve))
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`)
  const received: Buffer[] = []
  client.on('message', (data: Buffer) => received.push(data))
  const closed = new Promise<number>((resolve) => client.once('close', resolve))
  const socket = await accepted
  onTestFinished(() => {
    client.terminate()
    server.close()
    http.close()
  })
  const writes = vi.spyOn(socket._socket as Socket, 'write')
  return { socket, received, closed, writes }
}

const message = (length: number, fill: number): Uint8Array => new Uint8Array(length).fill(fill)

it('[S4] the messages of one turn are written together, and arrive one by one in their order', async () => {
  const { socket, received, writes } = await setup()
  const messages = [message(3, 1), message(200, 2), message(10_000, 3)]
  for (const one of messages) socket.send(one)
  expect(writes).not.toHaveBeenCalled()
  await vi.waitFor(() => expect(received).toHaveLength(3))
  expect(received.map((data) => new Uint8Array(data))).toEqual(messages)
  expect(writes).toHaveBeenCalledTimes(1)
})

it('[S4] a message too long to be gathered comes after those before it', async () => {
  const { socket, received } = await setup()
  const messages = [
    message(5, 1),
    message(70_000, 2),
    message(5, 3),
    ...Array.from({ length: 9 }, () => message(16_000, 4)),
  ]
  for (const one of messages) socket.send(one)
  await vi.waitFor(() => expect(received).toHaveLength(messages.length))
  expect(received.map((data) => new Uint8Array(data))).toEqual(messages)
})

it('[S10] what is taken back before it is written never arrives', async () => {
  const { socket, received, closed } = await setup()
  for (const fill of [1, 2, 1]) socket.send(message(5, fill))
  socket.takeBack(([first]) => first === 1)
  socket.close(4403)
  expect(await closed).toBe(4403)
  expect(received.map((data) => new Uint8Array(data))).toEqual([message(5, 2)])
})

it('[S10] what was sent before a close arrives before it, and nothing after', async () => {
  const { socket, received, closed } = await setup()
  socket.send(message(5, 1))
  socket.close(4403)
  socket.send(message(5, 2))
  expect(await closed).toBe(4403)
  expect(received.map((data) => new Uint8Array(data))).toEqual([message(5, 1)])
})

it('[S3] one message for many sockets is the same bytes for each', async () => {
  const [one, other] = [await setup(), await setup()]
  const update = message(100, 7)
  for (const { socket } of [one, other]) socket.send(update)
  await vi.waitFor(() => expect([...one.received, ...other.received]).toHaveLength(2))
  expect([...one.received, ...other.received].map((data) => new Uint8Array(data))).toEqual([update, update])
})
