import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { brokenBatches } from './broken-batches.ts'
import { bytesOf, presenceBytes, syncBytes, upBytes, varBytes } from './bytes.ts'
import { brokenValues } from './broken-json.ts'
import { hostileUpdates } from './hostile-updates.ts'
import type { Person } from '../server/person.ts'
import { openHostileSocket } from './hostile-socket.ts'
import { usedMemory } from './used-memory.ts'
import { openScene, type Scene } from './scene.ts'
import { sendBrokenFrames } from './send-broken-frames.ts'
import { createRole, mutateJson, validFrames } from './valid-frames.ts'

let scene: Scene
beforeAll(async () => (scene = await openScene()))
afterAll(() => scene.close())

/** Sends every frame with a person's session and returns how many were read. */
const sendAll = async (frames: readonly Uint8Array[], person: Person = scene.reader): Promise<number> => {
  let heard = 0
  for (let from = 0; from < frames.length; from += 18) {
    const batch = frames.slice(from, from + 18)
    const socket = await openHostileSocket(scene.kontor.origin, person.cookie, scene.documentName)
    for (const frame of batch) socket.send(frame)
    if (await socket.wasHeard()) heard += batch.length
    socket.end()
  }
  return heard
}
/** Runs the attack and demands that nothing came of it. */
const withoutEffect = async (attack: () => Promise<void>): Promise<void> => {
  const before = await scene.state()
  await attack()
  expect(await scene.state()).toEqual(before)
  await scene.stillFollows()
  expect(scene.faults()).toEqual([])
}

it('[S7] [S11] every truncation of every valid frame changes nothing and disturbs no one', async () => {
  await withoutEffect(async () => {
    const frames = [...validFrames(scene.follower.doc).values()].flatMap((frame) =>
      Array.from(frame, (_, length) => frame.subarray(0, length)),
    )
    expect(frames.length).toBeGreaterThan(500)
    expect(await sendAll(frames)).toBe(frames.length)
  })
})

it('[S7] Yjs updates of every kind, in every type of message, change nothing: not even an administrator’s', async () => {
  await withoutEffect(async () => {
    const updates = [...hostileUpdates(scene.follower.doc).values()]
    const wrapped = updates.flatMap((update) => [
      syncBytes(0, update),
      syncBytes(1, update),
      syncBytes(2, update),
      syncBytes(3, update),
      bytesOf(0, update),
      bytesOf(1, varBytes(update)),
      bytesOf(2, varBytes(update)),
      bytesOf(3, varBytes(update)),
      bytesOf(100, varBytes(update)),
      bytesOf(101, varBytes(update)),
    ])
    for (const person of [scene.owner, scene.reader]) expect(await sendAll(wrapped, person)).toBe(wrapped.length)
  })
})

it('[S7] an update is denied, and the next question is answered all the same', async () => {
  const socket = await openHostileSocket(scene.kontor.origin, scene.owner.cookie, scene.documentName)
  const [update] = hostileUpdates(scene.follower.doc).values()
  socket.send(syncBytes(2, update ?? new Uint8Array()))
  socket.send(syncBytes(0, bytesOf(0)))
  expect(await socket.wasHeard()).toBe(true)
  const types = socket.frames.map((frame) => [frame[0], frame[0] === 0 ? frame[1] : null])
  expect(types).toEqual([
    [101, null],
    [1, null],
    [2, null],
    [0, 1],
    [0, 0],
  ])
  socket.end()
})

it('[S11] mutations with every odd value in every place change nothing when a member without the right sends them', async () => {
  await withoutEffect(async () => {
    const text = mutateJson([createRole()])
    const places = [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)]
    const frames = places.flatMap((place) =>
      brokenValues.map((value) =>
        upBytes(text.slice(0, place.index) + value + text.slice(place.index + place[0].length)),
      ),
    )
    expect(await sendAll(frames)).toBe(frames.length)
  })
})

it('[S11] arguments nested as deep as a frame allows change nothing, from any sender, over HTTP too', async () => {
  const nested = '['.repeat(200_000) + ']'.repeat(200_000)
  const mutation = `{"id":"mutation-deep","name":"createRole","args":{"roleId":"role-0001","name":"a","rights":${nested}}}`
  await withoutEffect(async () => {
    for (const person of [scene.owner, scene.reader]) {
      expect(await sendAll([upBytes(`{"type":"mutate","mutations":[${mutation}]}`), upBytes(nested)], person)).toBe(2)
      const answer = await fetch(`${scene.kontor.origin}/api/documents/${scene.documentName}/mutations`, {
        method: 'POST',
        headers: { cookie: person.cookie },
        body: `{"mutations":[${mutation}]}`,
      })
      expect([answer.status, await answer.json()]).toEqual([
        400,
        { error: { code: 'invalid-arguments', issues: [{ path: '', reason: 'too-deep' }] } },
      ])
    }
  })
})

it('[S9] whatever is claimed about presence, others see the person of the session and nothing else', async () => {
  const readerId = await scene.loginIdOf(scene.reader)
  const claims = [
    '{"screen":"/a"}',
    ...brokenValues.map((value) => `{"screen":${value},"loginId":${value},"name":${value}}`),
  ]
  await withoutEffect(async () => {
    for (const state of claims) {
      const socket = await openHostileSocket(scene.kontor.origin, scene.reader.cookie, scene.documentName)
      for (const clientId of [scene.follower.doc.clientID, 0, 2 ** 53 - 1])
        socket.send(presenceBytes([{ clientId, clock: 2 ** 52, state }]))
      expect(await socket.wasHeard()).toBe(true)
      const { awareness } = scene.follower.provider
      const others = [...awareness.getStates()].filter(([clientId]) => clientId !== awareness.clientID)
      for (const [, other] of others) {
        expect(Object.keys(other).sort()).toEqual(['loginId', 'name', 'screen'])
        expect([other['loginId'], other['name']]).toEqual([readerId, 'Ola Czytająca'])
      }
      socket.end()
    }
  })
  expect(Object.keys(Object.prototype)).toEqual([])
})

/** Of the bytes of so many batches. */
const digestOf = (seed: number, batches: number): string => {
  const hash = createHash('sha256')
  const made = brokenBatches(seed)
  for (let batch = 0; batch < batches; batch += 1) for (const frame of made.next().value.frames) hash.update(frame)
  return hash.digest('hex').slice(0, 16)
}

it('[ISSUE 4] the same seed makes the same attack, byte for byte, and another seed another', () => {
  expect(digestOf(7, 25)).toBe(digestOf(7, 25))
  expect(digestOf(7, 25)).not.toBe(digestOf(8, 25))
})

it('[S11] three thousand random and mutated frames change nothing, disturb no one and leave nothing in memory', async () => {
  await withoutEffect(async () => {
    await sendBrokenFrames(scene, { frames: 1_000, seed: 20_261_122 })
    const before = usedMemory()
    const sent = await sendBrokenFrames(scene, { frames: 2_000, seed: 4 })
    expect(sent.frames).toBeGreaterThanOrEqual(2_000)
    expect(sent.digest).toBe(digestOf(4, sent.sockets))
    expect(usedMemory() - before).toBeLessThan(16 * 1024 * 1024)
  })
}, 60_000)
