import { describe, expect, it } from 'vitest'
import { fill, invitation, member, now, sampleDirectory } from '../testing/sample-directory.ts'
import { allPeople, countPeople, peopleOfAccounts } from './people-counts.ts'
import { holdsRight, reachesAccount } from './person-access.ts'
import { whoHolds } from './who-holds.ts'
import { whoReaches } from './who-reaches.ts'

/** People in every state: the sample lacks a suspended member with a grant, and a void invitation. */
const setup = () => {
  const directory = sampleDirectory()
  fill(directory.member, [
    member('left'),
    member('held', { status: 'suspended', grants: ['account-north'], rights: ['mail'] }),
  ])
  fill(directory.invitation, [
    invitation('waits', { grants: ['account-north'], rights: ['mail'] }),
    invitation('void', { grants: ['account-north'], invitedBy: 'member-left' }),
  ])
  return directory
}

describe('[E12] one definition of how many people there are', () => {
  it('[E12] the active people of an account are those who reach it, and all of them are those in the list of users', () => {
    const directory = setup()
    const counts = peopleOfAccounts(directory, now)
    const none = { active: 0, suspended: 0, invited: 0 }
    for (const { id, status } of directory.account.values()) {
      const count = counts.get(id) ?? none
      expect(count.active, id).toBe(whoReaches(directory, id).length)
      expect(count, id).toEqual(countPeople(directory, now, (person) => reachesAccount(directory, person, id)))
      expect(status === 'active' || allPeople(count) === 0, id).toBe(true)
    }
    const north = [...directory.account.keys()].find((id) => id === 'account-north')
    expect(north === undefined ? null : counts.get(north)).toMatchObject({ active: 5, suspended: 2 })
  })

  it('[E12] those who hold a right now are the active ones of those to whom it was given', () => {
    const directory = setup()
    const count = countPeople(directory, now, (person) => holdsRight(directory, person, 'mail'))
    expect(count.active).toBe(whoHolds(directory, 'mail').length)
    expect(count.suspended).toBeGreaterThan(0)
  })

  it('[E12] [B8] an invitation counts while it waits or can be sent again, never once it is over', () => {
    const directory = setup()
    const invited = (word: string) => countPeople(directory, now, ({ id }) => id === `invitation-${word}`).invited
    const words = ['pending', 'waits', 'void', 'overdue', 'expired', 'revoked', 'accepted']
    expect(words.map(invited)).toEqual([1, 1, 1, 0, 0, 0, 0])
  })
})
