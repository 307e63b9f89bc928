import fc from 'fast-check'
import { expect, test } from 'vitest'
import { profileOf } from '../profiles/profile-of.ts'
import { visiblePlaces } from '../profiles/visible-places.ts'
import { arbitraryDirectory } from '../testing/arbitrary-directory.ts'
import { effectiveAccess } from './effective-access.ts'
import { explainAccess, opensSection } from './explained-access.ts'
import { sectionAccess } from './section-access.ts'
import { whoHolds } from './who-holds.ts'
import { whoReaches } from './who-reaches.ts'

test('[ISSUE 3] an explanation allows what effective access allows, for the reasons that it has', () => {
  fc.assert(
    fc.property(arbitraryDirectory, (directory) => {
      for (const { id } of directory.member.values()) {
        const explained = explainAccess(directory, id)
        const held = explained?.rights.filter(({ reasons }) => reasons.length > 0)
        const allowed = explained?.accounts.filter((account) => account.allowed)
        expect(allowed?.map(({ accountId, reason }) => ({ accountId, reason, rights: held }))).toEqual(
          effectiveAccess(directory, id),
        )
      }
    }),
    { numRuns: 1_000 },
  )
})

test('[ISSUE 3] a person who is kept out has a barrier, and a person who gets in has none', () => {
  fc.assert(
    fc.property(arbitraryDirectory, (directory) => {
      for (const { id } of directory.member.values()) {
        for (const { allowed, reason, barriers } of explainAccess(directory, id)?.accounts ?? []) {
          expect([barriers.length === 0, barriers.length === 0 && reason !== null]).toEqual([allowed, allowed])
        }
      }
    }),
    { numRuns: 1_000 },
  )
})

test('[A3] [B28] sections and places open exactly where the deciding functions open them', () => {
  fc.assert(
    fc.property(arbitraryDirectory, (directory) => {
      const profile = profileOf(directory)
      for (const { id, loginId } of directory.member.values()) {
        const { accounts = [], rights = [], places = [] } = explainAccess(directory, id) ?? {}
        for (const account of accounts)
          for (const right of rights)
            expect(opensSection(account, right)).toBe(
              sectionAccess(directory, loginId, account.accountId, [right.right]) !== null,
            )
        const held = rights.filter(({ reasons }) => reasons.length > 0).map(({ right }) => right)
        const visible = places.filter(({ missing }) => missing.length === 0).map(({ place }) => place)
        for (const surface of ['web', 'mobile'] as const)
          expect(visible.filter((place) => place.surface === surface)).toEqual(visiblePlaces(profile, held, surface))
      }
    }),
    { numRuns: 500 },
  )
})

test('[ISSUE 3] asked for an account or for a right, the answer is that of effective access turned round', () => {
  fc.assert(
    fc.property(arbitraryDirectory, (directory) => {
      const everybody = [...directory.member.keys()].map((memberId) => ({
        memberId,
        access: effectiveAccess(directory, memberId),
      }))
      for (const accountId of directory.account.keys()) {
        const expected = everybody.flatMap(({ memberId, access }) =>
          access
            .filter((account) => account.accountId === accountId)
            .map(({ reason, rights }) => ({ memberId, reason, rights })),
        )
        expect(byMember(whoReaches(directory, accountId))).toEqual(byMember(expected))
      }
      for (const right of profileOf(directory).rights) {
        const expected = everybody.flatMap(({ memberId, access }) => {
          const reasons = access[0]?.rights.find((held) => held.right === right)?.reasons
          return reasons === undefined ? [] : [{ memberId, reasons, accounts: access.length }]
        })
        expect(byMember(whoHolds(directory, right))).toEqual(byMember(expected))
      }
    }),
    { numRuns: 1_000 },
  )
})

const byMember = <Person extends { readonly memberId: string }>(people: readonly Person[]): readonly Person[] =>
  people.toSorted((one, other) => (one.memberId < other.memberId ? -1 : 1))
