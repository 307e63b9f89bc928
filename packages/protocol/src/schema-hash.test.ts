import { kinds, NameSchema, schemasFor, type DocumentKind } from '@kontor/domain'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { DownMessageSchema } from './down.ts'
import { describeSchema, hashOf } from './testing/describe-schema.ts'
import { UpMessageSchema } from './up.ts'
import { protocolVersion } from './versions.ts'

/**
 * Everything that browsers and servers of different ages say to each other. Should this test fail, the wire has
 * changed: raise `protocolVersion`, add its line here, and think about what an older browser makes of it (S14).
 * A line of a version that has been released is never changed.
 */
const hashes: Record<number, string> = {
  1: '7b9235b1e26c4dad',
  2: '4b224da0ecd6d1cd',
  3: '08b5b49e0b576cb6',
  4: '54dc4c09fa0beb72',
  5: '18573326303fcf7a',
  6: 'c35ba0cbb05b340b',
  7: 'd526d8e33f58a157',
  8: '860847079b42bded',
  9: '868fc55097e4a208',
}

/** What browsers send and receive of one kind of document. */
const wireOf = ({ key, singles, records, mutations }: DocumentKind) => ({
  ...{ key, singles, records },
  mutations: schemasFor(mutations, ['administrators', 'members', 'operator']),
})

test('[S14] the wire changes only together with its version', () => {
  const wire = [UpMessageSchema, DownMessageSchema, ...[kinds.directory, ...Object.values(kinds.sections)].map(wireOf)]
  expect({ protocolVersion, hash: hashOf(wire.map(describeSchema).join('\n')) }).toEqual({
    protocolVersion,
    hash: hashes[protocolVersion],
  })
})

test('[S14] the description of a schema changes with what the schema accepts', () => {
  const base = v.object({ name: NameSchema, size: v.optional(v.pipe(v.number(), v.maxValue(5)), 1) })
  const others = [
    v.object({ title: NameSchema, size: v.optional(v.pipe(v.number(), v.maxValue(5)), 1) }),
    v.object({ name: v.string(), size: v.optional(v.pipe(v.number(), v.maxValue(5)), 1) }),
    v.object({ name: NameSchema, size: v.pipe(v.number(), v.maxValue(5)) }),
    v.object({ name: NameSchema, size: v.optional(v.pipe(v.number(), v.maxValue(6)), 1) }),
    v.object({ name: NameSchema, size: v.optional(v.pipe(v.number(), v.minValue(5)), 1) }),
    v.object({ name: NameSchema, size: v.optional(v.pipe(v.number(), v.maxValue(5)), 2) }),
    v.object({ name: NameSchema, size: v.nullable(v.pipe(v.number(), v.maxValue(5))) }),
    v.looseObject({ name: NameSchema, size: v.optional(v.pipe(v.number(), v.maxValue(5)), 1) }),
  ]
  const withKind = v.object({ kind: v.string(), size: v.number() })
  expect(describeSchema(withKind)).not.toBe(describeSchema(v.object({ kind: v.string(), size: v.string() })))
  expect(new Set([base, ...others].map(describeSchema)).size).toBe(others.length + 1)
})
