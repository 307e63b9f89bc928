import { EventEmitter } from 'node:events'
import { closeCodes } from '@kontor/protocol'
import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { login } from '../testing/sample-organization.ts'
import type { GatheringSocket } from './gathering-socket.ts'
import { OpenSocket } from './open-socket.ts'

/** A fake of `ws` whose network takes nothing until the test allows it. */
class StalledWebSocket extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  bufferedAmount = 0
  readonly closes: number[] = []
  sent = 0
  /** Of y-websocket's types and ours, those that were taken back. */
  takenBack: readonly number[] = []
  pongs = 0
  #flushed: (() => void)[] = []

  send(frame: Uint8Array, flushed?: () => void): void {
    this.sent += 1
    this.bufferedAmount += frame.byteLength
    if (flushed !== undefined) this.#flushed.push(flushed)
  }
  takeBack(isMeant: (message: Uint8Array) => boolean): void {
    this.takenBack = [0, 1, 2, 101].filter((type) => isMeant(Uint8Array.of(type, 0)))
  }
  pong(data: Uint8Array): void {
    this.pongs += 1
    this.bufferedAmount += data.byteLength
  }
  close(code: number): void {
    this.closes.push(code)
    this.readyState = 2
  }
  flush(): void {
    this.bufferedAmount = 0
    for (const flushed of this.#flushed.splice(0)) flushed()
  }
}

const setup = () => {
  const websocket = new StalledWebSocket()
  const { id, name } = login('halina')
  const socket = new OpenSocket({
    websocket: websocket as unknown as GatheringSocket,
    login: { id, name },
    session: { id: 'session-1', loginId: id, expiresAt: 1, signedInBy: null },
    clock: createManualClock(),
  })
  return { websocket, socket }
}
const half = new Uint8Array(serverLimits.unreadBytesMax / 2)

it('[S11] a client with too many unread bytes is closed with 4429, and not one byte follows', () => {
  const { websocket, socket } = setup()
  for (let at = 0; at < 3; at += 1) socket.send(half)
  expect(websocket.closes).toEqual([])
  socket.send(half)
  socket.send(half)
  expect([websocket.sent, websocket.closes]).toEqual([3, [4429]])
})

it('[S11] a large document being sent does not count as unread bytes at first; the rest of it does later', () => {
  const { websocket, socket } = setup()
  socket.sendDocument(new Uint8Array(3 * serverLimits.unreadBytesMax))
  socket.send(half)
  socket.send(half)
  expect(websocket.closes).toEqual([])
  websocket.flush()
  for (let at = 0; at < 4; at += 1) socket.send(half)
  expect(websocket.closes).toEqual([4429])
})

it('[S11] a client that requests a large document again before reading it is closed with 4429', () => {
  const { websocket, socket } = setup()
  const document = new Uint8Array(3 * serverLimits.unreadBytesMax)
  socket.sendDocument(document)
  socket.sendDocument(document)
  expect([websocket.sent, websocket.closes]).toEqual([1, [4429]])
})

it('[S11] pings count as frames, so their answers cannot pile up', () => {
  const { websocket, socket } = setup()
  socket.listen(() => undefined)
  for (let at = 0; at < serverLimits.frames.burst; at += 1) websocket.emit('ping', Buffer.alloc(125))
  expect([websocket.pongs, websocket.closes]).toEqual([serverLimits.frames.burst, []])
  websocket.emit('ping', Buffer.alloc(125))
  websocket.emit('ping', Buffer.alloc(125))
  expect([websocket.pongs, websocket.closes]).toEqual([serverLimits.frames.burst, [4429]])
})

it('[S11] a ping of a client with too many unread bytes is not answered', () => {
  const { websocket, socket } = setup()
  socket.listen(() => undefined)
  for (let at = 0; at < 3; at += 1) socket.send(half)
  websocket.emit('ping', Buffer.alloc(1))
  expect([websocket.pongs, websocket.closes]).toEqual([0, [4429]])
})

it('[S10] with the access end the changes that an earlier commit has left to be written, and not the outcomes', () => {
  for (const code of [closeCodes.notAllowed, closeCodes.noSession]) {
    const { websocket, socket } = setup()
    socket.close(code)
    expect([websocket.takenBack, websocket.closes]).toEqual([[0, 1], [code]])
  }
  const { websocket, socket } = setup()
  socket.close(closeCodes.tooMany)
  expect([websocket.takenBack, websocket.closes]).toEqual([[], [closeCodes.tooMany]])
})
