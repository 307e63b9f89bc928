import type { AccessSnapshot, LoginId, MutationId } from '@kontor/domain'
import fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import {
  decodeDown,
  decodeUp,
  downMessageType,
  encodeDown,
  encodeUp,
  upMessageType,
  wireLimits,
  type DownMessage,
  type UpMessage,
} from './index.ts'
import { isNestedTooDeep } from './is-nested-too-deep.ts'
import { writeFrame } from './message.ts'

/** The decoder of a frame, after its type. */
const afterType = (frame: Uint8Array, type: number) => {
  const decoder = decoding.createDecoder(frame)
  expect(decoding.readVarUint(decoder)).toBe(type)
  return decoder
}
const upOf = (message: unknown) => decodeUp(afterType(writeFrame(upMessageType, message), upMessageType))
const downOf = (message: unknown) => decodeDown(afterType(writeFrame(downMessageType, message), downMessageType))

const mutation = { id: 'mutation-0001' as MutationId, name: 'renameAccount', version: 1, args: { name: 'Zażółć 🦩' } }

test('[S2] a message of mutations arrives as it was sent', () => {
  const message: UpMessage = {
    type: 'mutate',
    mutations: [mutation, { ...mutation, id: 'mutation-0002' as MutationId }],
  }
  expect(decodeUp(afterType(encodeUp(message), upMessageType))).toEqual({ ok: true, message })
})

test('[S14] a mutation without a version is of version 1', () => {
  const { version: _version, ...old } = mutation
  expect(upOf({ type: 'mutate', mutations: [old] })).toEqual({
    ok: true,
    message: { type: 'mutate', mutations: [mutation] },
  })
})

test('[S11] what is no message of a browser is recognised, and never thrown', () => {
  const tooMany = Array.from({ length: wireLimits.mutationsPerMessageMax + 1 }, () => mutation)
  const wrong = [
    null,
    7,
    [],
    {},
    { type: 'mutate' },
    { type: 'mutate', mutations: [] },
    { type: 'mutate', mutations: tooMany },
    { type: 'mutate', mutations: [{ ...mutation, id: 'short' }] },
    { type: 'mutate', mutations: [{ ...mutation, id: 7 }] },
    { type: 'mutate', mutations: [{ ...mutation, name: 'n'.repeat(65) }] },
    { type: 'mutate', mutations: [{ ...mutation, version: 0 }] },
    { type: 'mutate', mutations: [{ ...mutation, version: 1.5 }] },
    { type: 'mutate', mutations: [{ ...mutation, args: 'text' }] },
    { type: 'mutate', mutations: [{ ...mutation, args: null }] },
    { type: 'outcomes', outcomes: [] },
  ]
  expect(wrong.map(upOf)).toEqual(wrong.map(() => ({ ok: false, reason: 'not-a-message' })))
})

test('[S11] a frame over the bound is not read at all', () => {
  const frame = writeFrame(upMessageType, {
    type: 'mutate',
    mutations: [{ ...mutation, args: { name: 'x'.repeat(wireLimits.frameBytesMax) } }],
  })
  expect(decodeUp(afterType(frame, upMessageType))).toEqual({ ok: false, reason: 'too-large' })
})

test('[S11] no bytes whatsoever make the decoders throw', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.json().map((text) => {
      const encoder = encoding.createEncoder()
      encoding.writeVarString(encoder, text)
      return encoding.toUint8Array(encoder)
    }),
  )
  fc.assert(
    fc.property(bytes, (frame) => {
      for (const decode of [decodeUp, decodeDown]) expect(decode(decoding.createDecoder(frame)).ok).toBe(false)
    }),
    { numRuns: 500 },
  )
})

test('[S11] a torn frame is recognised', () => {
  const frame = encodeUp({ type: 'mutate', mutations: [mutation] })
  for (let length = 1; length < frame.length; length += 1) {
    const decoder = decoding.createDecoder(frame.slice(0, length))
    decoding.readVarUint(decoder)
    expect(decodeUp(decoder)).toEqual({ ok: false, reason: 'not-json' })
  }
})

const snapshot = {
  login: { id: 'login-anna-0001' as LoginId, name: 'Anna', username: 'anna', email: 'anna@mewa.example' },
  organizations: [
    {
      id: 'organization-mewa',
      name: 'Mewa Telekom',
      profile: 'telecom',
      demonstration: false,
      member: { id: 'member-anna-1', homeAccountId: 'account-main', primary: true, admin: true, status: 'active' },
      directory: 'write',
      contact: null,
      accounts: [
        {
          id: 'account-main',
          kind: 'main',
          name: 'Mewa',
          position: 0,
          reason: 'administrator',
          rights: ['processes', 'mail'],
          units: [{ id: 'unit-00001', identifier: 'PT 1', name: null }],
          services: [{ id: 'service-0001', unitId: 'unit-00001', type: 'fnp' }],
        },
      ],
    },
  ],
} as unknown as AccessSnapshot

test('[S1] every message of the server arrives as it was sent', () => {
  const messages: DownMessage[] = [
    { type: 'welcome', version: 1, epoch: 'first', seq: 7, now: 1_000 },
    { type: 'welcome', version: 1, now: 1_000 },
    { type: 'reset', epoch: 'second' },
    {
      type: 'outcomes',
      outcomes: [
        { id: mutation.id, outcome: 'accepted', seq: 8 },
        { id: mutation.id, outcome: 'refused', code: 'primary-is-fixed', name: 'Anna' },
      ],
    },
    { type: 'retry', reason: 'storage', afterMs: 500 },
    { type: 'access', snapshot },
  ]
  for (const message of messages) {
    expect(decodeDown(afterType(encodeDown(message), downMessageType))).toEqual({ ok: true, message })
  }
})

test('[S11] a message as deep as the bound is read, and one that is deeper is not, however deep', () => {
  const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth))
  // The message, its list, the mutation and its arguments are four levels.
  const read = (depth: number) =>
    upOf({ type: 'mutate', mutations: [{ ...mutation, args: { list: nested(depth - 4) } }] })
  expect(read(wireLimits.nestingMax).ok).toBe(true)
  expect(read(wireLimits.nestingMax + 1)).toEqual({ ok: false, reason: 'not-a-message' })
  expect(isNestedTooDeep(nested(wireLimits.nestingMax))).toBe(false)
  expect(isNestedTooDeep(nested(200_000))).toBe(true)
})

test('[S11] the longest message of a server is read, and one byte more is not', () => {
  const bare = writeFrame(downMessageType, { type: 'welcome', version: 1, now: 1, more: '' }).length
  // A longer text has a longer number for its length before it.
  const ofLength = (bytes: number) => {
    const more = 'x'.repeat(bytes - bare - 3)
    return writeFrame(downMessageType, { type: 'welcome', version: 1, now: 1, more })
  }
  const read = (bytes: number) => {
    const frame = ofLength(bytes)
    expect(frame.length).toBe(bytes)
    const decoded = decodeDown(afterType(frame, downMessageType))
    return decoded.ok ? decoded.message.type : decoded.reason
  }
  expect([read(wireLimits.downBytesMax), read(wireLimits.downBytesMax + 1)]).toEqual(['welcome', 'too-large'])
})

test('[S14] a browser reads what it understands of a newer server, and skips the rest', () => {
  expect(downOf({ type: 'fireworks' })).toEqual({ ok: false, reason: 'not-a-message' })
  expect(
    downOf({ type: 'outcomes', outcomes: [{ id: mutation.id, outcome: 'refused', code: 'of-tomorrow', x: 1 }] }),
  ).toEqual({
    ok: true,
    message: { type: 'outcomes', outcomes: [{ id: mutation.id, outcome: 'refused', code: 'of-tomorrow', x: 1 }] },
  })
  const [organization] = snapshot.organizations
  const [account] = organization?.accounts ?? []
  const newer = {
    ...snapshot,
    organizations: [
      { ...organization, colour: 'blue', accounts: [{ ...account, rights: ['processes', 'telepathy', 'mail'] }] },
      { ...organization, profile: 'railways' },
    ],
  }
  expect(downOf({ type: 'access', snapshot: newer })).toEqual({ ok: true, message: { type: 'access', snapshot } })
})

test('[S14] [ISSUE 3] a snapshot of before version 2 names no contact, and one of version 2 does', () => {
  const [organization] = snapshot.organizations
  const { contact: _contact, ...older } = organization ?? {}
  const owner = { name: 'Anna', email: 'anna@mewa.example' }
  const contactsIn = (organizations: readonly unknown[]) => {
    const read = downOf({ type: 'access', snapshot: { ...snapshot, organizations } })
    return read.ok && read.message.type === 'access' ? read.message.snapshot.organizations : read
  }
  expect(contactsIn([older])).toEqual([organization])
  expect(contactsIn([{ ...organization, contact: owner }])).toEqual([{ ...organization, contact: owner }])
})
