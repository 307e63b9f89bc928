import { expect, it } from 'vitest'
import type { LoginId } from '../../kernel/ids.ts'
import type { DraftMutation } from '../mutations/mutations.ts'
import { now, sampleDirectory } from '../testing/sample-directory.ts'
import { affectedPeople } from './affected-people.ts'
import { previewEach } from './preview-mutations.ts'
import { summedDifference } from './summed-difference.ts'

const context = { loginId: 'login-owner' as LoginId, now }
const nothing = {
  gained: [],
  lost: [],
  accountsGained: { people: 0, accounts: [] },
  accountsLost: { people: 0, accounts: [] },
}

const summed = (name: DraftMutation['name'], people: readonly string[], args: object = {}) => {
  const before = sampleDirectory()
  const mutations = people.map((memberId) => ({ name, args: { memberId, ...args } }) as DraftMutation)
  return summedDifference(affectedPeople(before, previewEach(before, mutations, context).directory))
}

it('[ISSUE 3] [B16] a right is added up over people, and over the accounts in which they come to hold it', () => {
  const args = { add: ['units'], remove: ['mail'], addRoles: [], removeRoles: [] }
  expect(summed('changeRights', ['member-plain', 'member-north', 'member-reader'], args)).toEqual({
    ...nothing,
    // Plain reaches main and north, north only its home, the reader only main.
    gained: [{ right: 'units', people: 3, accounts: 2 }],
    // Plain still holds it through the role, the reader never did.
    lost: [{ right: 'mail', people: 1, accounts: 1 }],
  })
})

it('[ISSUE 3] [A15] accounts are counted once, and their rights not again', () => {
  const args = { add: ['account-south', 'account-north'], remove: [] }
  expect(summed('changeGrants', ['member-plain', 'member-reader'], args)).toEqual({
    ...nothing,
    accountsGained: {
      people: 2,
      accounts: [
        { accountId: 'account-south', people: 2 },
        { accountId: 'account-north', people: 1 },
      ],
    },
  })
})

it('[ISSUE 3] [B13] a removed member loses the accounts, and no one else loses any', () => {
  expect(summed('removeMember', ['member-plain', 'member-north']).accountsLost).toEqual({
    people: 2,
    accounts: [
      { accountId: 'account-north', people: 2 },
      { accountId: 'account-main', people: 1 },
    ],
  })
  expect(summed('removeMember', ['member-owner'])).toEqual(nothing)
})
