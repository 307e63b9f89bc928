import { effectiveAccess } from '@kontor/domain'
import { expect, test } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { reachCount, reachedAccounts, reachesAccount } from './reached-accounts.ts'

const setup = () => {
  const sample = sampleDirectory()
  const coast = sample.account('Zatoka Net')
  const north = sample.account('Kaszuby Online')
  const closed = sample.account('Puck Światło', { status: 'archived' })
  const granted = sample.member('Joanna Nadolna', { grants: [north.id, closed.id] })
  const inSub = sample.member('Tomasz Kłos', { homeAccountId: coast.id, grants: [north.id] })
  const ids = (reached: ReadonlySet<string>) => [...reached]
  return { ...sample, coast, north, closed, granted, inSub, ids }
}

test('[A10] reach is what the domain says, for everybody who is active', () => {
  const { directory, ids } = setup()
  for (const member of directory.member.values()) {
    const said = effectiveAccess(directory, member.id).map(({ accountId }) => accountId)
    expect(ids(reachedAccounts(directory, member)).sort()).toEqual([...said].sort())
    expect(reachCount(directory, member)).toBe(said.length)
    for (const accountId of directory.account.keys()) {
      expect(reachesAccount(directory, member, accountId)).toBe(said.includes(accountId))
    }
  }
})

test('[A11] a person of a sub-account reaches that one, whatever grants lie about', () => {
  const { directory, coast, inSub, ids } = setup()
  expect(ids(reachedAccounts(directory, inSub))).toEqual([coast.id])
  expect(reachCount(directory, inSub)).toBe(1)
})

test('[B7] invited and suspended people keep the reach that they will have', () => {
  const { directory, main, coast, north, invitation, member, ids } = setup()
  const invited = invitation('Agnieszka Dąb', { homeAccountId: coast.id })
  const suspended = member('Rafał Ostrowski', { status: 'suspended', grants: [north.id] })
  expect(ids(reachedAccounts(directory, invited))).toEqual([coast.id])
  expect(ids(reachedAccounts(directory, suspended))).toEqual([main, north.id])
})
