import { connect, type Socket } from 'node:net'
import { limits } from '../../packages/domain/src/kernel/limits.ts'
import { wireLimits } from '../../packages/protocol/src/limits.ts'
import { serverLimits } from '../../sync-server/src/limits.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { join } from '../server/person.ts'
import { presenceBytes } from './bytes.ts'
import { openHostileSocket } from './hostile-socket.ts'
import { openManySockets } from './open-many-sockets.ts'
import { openScene, type Scene } from './scene.ts'
import { until } from './until.ts'
import { usedMemory } from './used-memory.ts'

let scene: Scene
beforeAll(async () => (scene = await openScene()))
afterAll(() => scene.close())

const crlf = '\r\n'
const handshake = (cookie: string, more = ''): string =>
  [
    `GET /sync/${scene.documentName} HTTP/1.1`,
    `Host: 127.0.0.1:${scene.port}`,
    ...['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'],
    `Cookie: ${cookie}`,
    `${more}${crlf}`,
  ].join(crlf)
const withKey = (more = ''): string =>
  handshake(scene.reader.cookie, `Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==${crlf}${more}`)

/** A connection that speaks by hand; what came back is in `heard`. */
const speak = (text: string) => {
  const socket: Socket = connect(scene.port, '127.0.0.1')
  const spoken = { socket, heard: Buffer.alloc(0), ended: false }
  socket.on('error', () => undefined)
  socket.on('data', (bytes: Buffer) => (spoken.heard = Buffer.concat([spoken.heard, bytes])))
  socket.on('close', () => (spoken.ended = true))
  socket.on('end', () => socket.destroy())
  socket.write(text)
  return spoken
}
const masked = (head: readonly number[], ...rest: number[]): Buffer => Buffer.from([...head, 0, 0, 0, 0, ...rest])

it('[S11] many more sockets than one login may have disturb no one else, and the next login connects', async () => {
  const before = await scene.state()
  await openManySockets(scene, 250)
  const held = usedMemory()
  const { openMax, refused } = await openManySockets(scene, 500)
  expect([openMax, refused]).toEqual([serverLimits.socketsPerLoginMax, { 4429: 500 - serverLimits.socketsPerLoginMax }])
  await until('their places are free again', async () => {
    const socket = await openHostileSocket(scene.kontor.origin, scene.reader.cookie, scene.documentName)
    const welcome = await socket.firstFrame.catch(() => null)
    socket.end()
    return welcome !== null
  })
  expect(usedMemory() - held).toBeLessThan(16 * 1024 * 1024)
  expect(await scene.state()).toEqual(before)
  await scene.stillFollows()
})

it('[S11] connections that stop in the middle of a request delay no other', async () => {
  const before = await scene.state()
  const starts = [
    '',
    'G',
    'GET /sync/',
    handshake(scene.reader.cookie).slice(0, -4),
    withKey(),
    'POST /api/organizations HTTP/1.1',
  ]
  const half = Array.from({ length: 120 }, (_, at) => speak(starts[at % starts.length] ?? ''))
  await scene.stillFollows()
  expect(await scene.state()).toMatchObject({ epoch: before.epoch, seq: before.seq + 1 })
  for (const { socket } of half) socket.destroy()
  await scene.stillFollows()
  expect(scene.faults()).toEqual([])
})

it.each([
  ['no key', () => handshake(scene.reader.cookie)],
  ['a key that is none', () => handshake(scene.reader.cookie, `Sec-WebSocket-Key: x${crlf}`)],
  ['another version', () => withKey().replace('Version: 13', 'Version: 99')],
  ['another method', () => withKey().replace('GET', 'POST')],
  ['a cookie of control characters', () => withKey().replace('Cookie: ', 'Cookie: \u0001\u0000')],
  ['a path with two slashes', () => withKey().replace('/sync/', '//sync/')],
  ['a foreign origin', () => withKey(`Origin: https://evil.example${crlf}`)],
])('[DESIGN 7] a handshake with %s opens nothing', async (_what, text) => {
  const spoken = speak(text())
  await until('the server has ended it', () => spoken.ended)
  expect(spoken.heard.toString('latin1').slice(0, 12)).toMatch(/^HTTP\/1\.1 [45]\d\d|^$/)
  await scene.stillFollows()
  expect(scene.faults()).toEqual([])
})

it('[S11] compression is not taken up, so nothing small can become large', async () => {
  const spoken = speak(withKey(`Sec-WebSocket-Extensions: permessage-deflate${crlf}`))
  await until('the answer is there', () => spoken.heard.includes('\r\n\r\n'))
  expect(spoken.heard.toString('latin1')).toContain('101 Switching Protocols')
  expect(spoken.heard.toString('latin1').toLowerCase()).not.toContain('sec-websocket-extensions')
  spoken.socket.destroy()
})

it.each([
  ['without a mask', Buffer.from([0x82, 1, 3])],
  ['of a kind that does not exist', masked([0x83, 0x80])],
  ['with reserved bits', masked([0xf2, 0x80])],
  ['that says it is compressed', masked([0xc2, 0x81], 3)],
  ['that goes on with what never began', masked([0x80, 0x81], 3)],
  ['of a length past every number', masked([0x82, 0xff, 255, 255, 255, 255, 255, 255, 255, 255])],
  ['of a length over the bound', masked([0x82, 0xff, 0, 0, 0, 0, 0x7f, 255, 255, 255])],
  ['that is a ping over its bound', masked([0x89, 0xfe, 0, 200])],
  ['that is a ping in pieces', masked([0x09, 0x80])],
  ['that is no text', masked([0x81, 0x82], 0xc3, 0x28)],
  ['that closes with a code that does not exist', masked([0x88, 0x82], 0, 5)],
  ['that closes with half a code', masked([0x88, 0x81], 3)],
])('[S11] a frame %s ends its own socket and no other', async (_what, bytes) => {
  const spoken = speak(withKey())
  await until('the socket is open', () => spoken.heard.includes('welcome'))
  spoken.socket.write(bytes)
  await until('the server has ended it', () => spoken.ended)
  await scene.stillFollows()
  expect(scene.faults()).toEqual([])
})

it('[S11] a frame in pieces without end is ended, and the pieces are let go', async () => {
  const spoken = speak(withKey())
  await until('the socket is open', () => spoken.heard.includes('welcome'))
  spoken.socket.write(
    Buffer.concat([masked([0x02, 0x81], 1), ...Array.from({ length: 20_000 }, () => masked([0, 0x81], 1))]),
  )
  await until('the server has ended it', () => spoken.ended)
  await scene.stillFollows()
})

it('[S11] a reader that reads nothing and asks for more is let go, and others never notice', async () => {
  const socket = await openHostileSocket(scene.kontor.origin, scene.reader.cookie, scene.documentName)
  await socket.firstFrame
  socket.websocket.pause()
  for (let at = 0; at <= serverLimits.frames.burst + serverLimits.frames.perSecond; at += 1) {
    socket.send(new Uint8Array([0, 0, 1, 0]))
    if (at % 10 === 0 && socket.isOpen()) socket.websocket.ping(Buffer.alloc(125))
  }
  await scene.stillFollows()
  socket.websocket.resume()
  expect(await socket.closed).toBe(4429)
})

it('[S11] a reader that leaves too much unread is let go for that alone, and others never notice', async () => {
  const birds = '\u{1f426}'.repeat(limits.nameLengthMax)
  const person = { name: birds, username: 'talks', homeAccountId: scene.accountId, rights: ['account'] }
  const talker = await join(scene.owner, scene.organizationId, person)
  const talkers = await Promise.all(
    Array.from({ length: serverLimits.socketsPerLoginMax - 5 }, () =>
      openHostileSocket(scene.kontor.origin, talker.cookie, scene.documentName),
    ),
  )
  const screen = 'x'.repeat(serverLimits.screenLengthMax)
  for (const [at, socket] of talkers.entries()) {
    socket.send(presenceBytes([{ clientId: 1_000 + at, clock: 1, state: JSON.stringify({ screen }) }]))
    expect(await socket.wasHeard()).toBe(true)
  }
  const socket = await openHostileSocket(scene.kontor.origin, scene.reader.cookie, scene.documentName)
  await socket.firstFrame
  socket.websocket.pause()
  // Fewer frames than it may send at once: what ends it is that it reads none of the long answers.
  for (let at = 0; at < serverLimits.frames.burst - 10; at += 1) socket.send(new Uint8Array([3]))
  await scene.stillFollows()
  socket.websocket.resume()
  expect(await socket.closed).toBe(4429)
  for (const { end } of talkers) end()
  await scene.stillFollows()
})

it('[S11] a frame of the largest size is read, and one byte more is final', async () => {
  for (const [size, code] of [
    [wireLimits.frameBytesMax, null],
    [wireLimits.frameBytesMax + 1, 4413],
  ] as const) {
    const socket = await openHostileSocket(scene.kontor.origin, scene.reader.cookie, scene.documentName)
    socket.send(new Uint8Array(size).fill(100))
    if (code === null) expect(await socket.wasHeard()).toBe(true)
    else expect(await socket.closed).toBe(code)
    socket.end()
  }
})
