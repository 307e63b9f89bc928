import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LoginId, MemberId } from '../kernel/ids.ts'
import { applyWrites } from '../kernel/write.ts'
import type { DirectoryContext } from './define-mutation.ts'
import { copyDirectory } from './directory.ts'
import { mutationSchemas, systemMutationSchemas } from './mutations/mutations.ts'
import { profiles } from './profiles/profiles.ts'
import { arbitraryMutation, type ArbitraryMutation } from './testing/arbitrary-mutation.ts'
import { brokenInvariants } from './testing/broken-invariants.ts'
import { frozenDirectory } from './testing/frozen-directory.ts'
import { isRefused, resultOf, runAs } from './testing/run-as.ts'
import { now, sampleDirectory } from './testing/sample-directory.ts'

const setup = (profile: 'telecom' | 'hospitality' = 'telecom') => {
  const directory = sampleDirectory(profile)
  const run = ({ name, args, who, facts }: ArbitraryMutation, at: number) => {
    const frozen = frozenDirectory(directory)
    const isSystems = Object.hasOwn(systemMutationSchemas, name)
    const actor: DirectoryContext['actor'] = isSystems
      ? { kind: 'system' }
      : { kind: 'login', loginId: `login-${who}` as LoginId }
    const context = { actor, now: at, facts }
    return resultOf(frozen, { name, version: 1, args }, context)
  }
  return { directory, run }
}

const names = [...Object.keys(mutationSchemas), ...Object.keys(systemMutationSchemas)]
const anyName = fc.oneof(fc.constantFrom(...names), fc.string(), fc.constantFrom('__proto__', 'constructor', 'valueOf'))
const context = (kind: 'login' | 'system'): DirectoryContext => ({
  actor: kind === 'system' ? { kind } : { kind, loginId: 'login-owner' as LoginId },
  now,
  facts: {},
})

describe('[DESIGN 5] whatever comes', () => {
  it('[DESIGN 5] nothing throws, for any name, version and JSON', () => {
    const directory = frozenDirectory(sampleDirectory())
    fc.assert(
      fc.property(anyName, fc.oneof(fc.constant(1), fc.double()), fc.jsonValue(), (name, version, args) => {
        for (const kind of ['login', 'system'] as const)
          expect(Array.isArray(resultOf(directory, { name, version, args }, context(kind)))).toBe(false)
        expect(Array.isArray(resultOf(directory, { name, version: 1, args }, context('system')))).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })

  it('[DESIGN 5] nothing throws for arguments that are right but for one part', () => {
    const { run } = setup()
    fc.assert(
      fc.property(arbitraryMutation, fc.nat(), fc.jsonValue(), (mutation, at, wrong) => {
        const keys = Object.keys(mutation.args)
        const key = keys[at % keys.length] ?? ''
        expect(() => run({ ...mutation, args: { ...mutation.args, [key]: wrong } }, now)).not.toThrow()
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('[DESIGN 3] whatever is accepted', () => {
  it.each(['telecom', 'hospitality'] as const)(
    '[DESIGN 3] %s: keeps the invariants, and the input as it was',
    (profile) => {
      fc.assert(
        fc.property(fc.array(arbitraryMutation, { maxLength: 60, size: 'max' }), (mutations) => {
          const { directory, run } = setup(profile)
          let at = now
          for (const mutation of mutations) {
            at += mutation.afterMs
            const result = run(mutation, at)
            if (isRefused(result)) continue
            applyWrites(directory, result)
            expect(brokenInvariants(directory)).toEqual([])
          }
        }),
        { numRuns: 150 },
      )
    },
  )

  it('[DESIGN 1] gives the same result for the same input', () => {
    const { run } = setup()
    fc.assert(
      fc.property(arbitraryMutation, (mutation) => {
        expect(run(mutation, now)).toEqual(run(mutation, now))
      }),
    )
  })

  it('[B2] changes nothing for who is no administrator', () => {
    const { run } = setup()
    const who = fc.constantFrom('reader', 'plain', 'north', 'suspended', 'stranger')
    fc.assert(
      fc.property(arbitraryMutation, who, (mutation, person) => {
        fc.pre(Object.hasOwn(mutationSchemas, mutation.name))
        expect(run({ ...mutation, who: person }, now)).toEqual({ code: 'not-admin' })
      }),
    )
  })
})

describe('[DESIGN 1] merging by meaning', () => {
  it('[DESIGN 1] changes of rights that do not touch give the same in either order', () => {
    const rights = profiles.telecom.rights
    const change = fc.constantFrom('add', 'remove', 'leave')
    const changes = fc.tuple(...rights.map(() => fc.tuple(fc.boolean(), change)))
    fc.assert(
      fc.property(changes, (drawn) => {
        const argsOf = (mine: boolean) => ({
          memberId: 'member-plain',
          add: rights.filter((_, index) => drawn[index]?.[0] === mine && drawn[index]?.[1] === 'add'),
          remove: rights.filter((_, index) => drawn[index]?.[0] === mine && drawn[index]?.[1] === 'remove'),
          addRoles: mine ? ['role-free'] : [],
          removeRoles: mine ? [] : ['role-used'],
        })
        expect(after([argsOf(true), argsOf(false)])).toEqual(after([argsOf(false), argsOf(true)]))
      }),
    )
  })
})

const after = (changes: readonly object[]) => {
  const copy = copyDirectory(sampleDirectory())
  for (const args of changes) {
    const result = runAs(copy, 'admin', 'changeRights', args)
    if (!isRefused(result)) applyWrites(copy, result)
  }
  return copy.member.get('member-plain' as MemberId)
}
