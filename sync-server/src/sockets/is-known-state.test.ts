import fastCheck from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { isKnownState } from './is-known-state.ts'

/** A server's document with a deletion in it, and a client's copy of it. */
const setup = () => {
  const server = new Y.Doc()
  server.getMap('records').set('a', 'one')
  server.getMap('records').set('a', 'two')
  server.getMap('records').set('b', 'gone')
  server.getMap('records').delete('b')
  const client = new Y.Doc()
  Y.applyUpdate(client, Y.encodeStateAsUpdate(server))
  return { server, client, answer: () => Y.encodeStateAsUpdate(client, Y.encodeStateVector(server)) }
}

it('[S7] the step 2 of a client that only reads is known state, though it repeats every deletion', () => {
  const { server, answer } = setup()
  expect(answer().length).toBeGreaterThan(2)
  expect(isKnownState(server, answer())).toBe(true)
  expect(isKnownState(server, new Uint8Array([0, 0]))).toBe(true)
})

it('[S7] content of its own is not known state', () => {
  const { server, client, answer } = setup()
  client.getMap('records').set('c', 'forged')
  expect(isKnownState(server, answer())).toBe(false)
})

it('[S7] a deletion of its own is not known state', () => {
  const { server, client, answer } = setup()
  client.getMap('records').delete('a')
  expect(isKnownState(server, answer())).toBe(false)
})

it('[S7] truncated bytes are not known state, and no bytes make it throw or change the document', () => {
  const { server } = setup()
  const before = Y.encodeStateAsUpdate(server)
  expect(isKnownState(server, new Uint8Array([1]))).toBe(false)
  fastCheck.assert(
    fastCheck.property(fastCheck.uint8Array({ maxLength: 200 }), (bytes) => void isKnownState(server, bytes)),
  )
  expect(Y.encodeStateAsUpdate(server)).toEqual(before)
})
