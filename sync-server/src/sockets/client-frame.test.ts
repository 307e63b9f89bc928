import { encodeUp, type SentMutation } from '@kontor/protocol'
import fastCheck from 'fast-check'
import { expect, it } from 'vitest'
import { syncFrame } from '../testing/test-socket.ts'
import { awarenessFrame } from './server-frames.ts'
import { writeAwareness } from './awareness-update.ts'
import { readClientFrame } from './client-frame.ts'

it('[S7] every frame that a browser sends is read', () => {
  const bytes = new Uint8Array([1, 2, 3])
  const mutations: SentMutation[] = [{ id: 'mutation-1' as never, name: 'createRole', version: 1, args: {} }]
  expect(
    [
      syncFrame(0, bytes),
      syncFrame(1, bytes),
      syncFrame(2, bytes),
      awarenessFrame(writeAwareness([])),
      new Uint8Array([3]),
      encodeUp({ type: 'mutate', mutations }),
    ].map((frame) => readClientFrame(frame)?.kind),
  ).toEqual(['sync-step-1', 'sync-step-2', 'update', 'awareness', 'query-awareness', 'up'])
})

it.each([
  ['nothing at all', []],
  ['an unknown type', [55]],
  ['an unknown kind of sync', [0, 9, 1, 1]],
  ['a length past the end', [0, 0, 200, 1]],
  ['a number that never ends', [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255]],
  ['ours, but no JSON', [100, 2, 0x7b, 0x7b]],
  ['ours, but of another shape', [100, 2, 0x7b, 0x7d]],
])('[S10] %s is passed over', (_what, bytes) => {
  expect(readClientFrame(new Uint8Array(bytes))).toBe(null)
})

it('[S10] it throws for no bytes', () => {
  fastCheck.assert(
    fastCheck.property(
      fastCheck.uint8Array({ maxLength: 300 }),
      fastCheck.constantFrom(0, 1, 3, 100),
      (bytes, type) => {
        readClientFrame(bytes)
        readClientFrame(new Uint8Array([type, ...bytes]))
      },
    ),
  )
})
