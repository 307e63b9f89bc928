import { expect, it } from 'vitest'
import type { AccountId } from '../../kernel/ids.ts'
import { emptyDirectory } from '../directory.ts'
import { sampleDirectory } from '../testing/sample-directory.ts'
import { peopleThen } from './people-then.ts'

const peopleOf = (directory = sampleDirectory(), accountId: string | null = null) => {
  const steps = peopleThen(directory, accountId as AccountId | null)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

it('[ISSUE 3] of one account: the people who reached it, why, and with which rights, suspended ones left out', () => {
  expect(
    peopleOf(sampleDirectory(), 'account-north').map(({ username, accounts }) => [username, accounts[0]?.reason]),
  ).toEqual([
    ['owner', 'administrator'],
    ['admin', 'administrator'],
    ['second', 'administrator'],
    ['plain', 'grant'],
    ['north', 'home'],
  ])
})

it('[ISSUE 3] of all accounts: each person once, with each account by its name of that time', () => {
  expect(peopleOf().find(({ username }) => username === 'plain')).toEqual({
    ...{ memberId: 'member-plain', name: 'Member plain', username: 'plain', admin: false, primary: false },
    accounts: [
      { accountId: 'account-main', name: 'Mewa Telekom', reason: 'home', rights: ['mail', 'finance'] },
      { accountId: 'account-north', name: 'North', reason: 'grant', rights: ['mail', 'finance'] },
    ],
  })
})

it('[ISSUE 3] before the beginning, and of an account that was not there, the list is empty', () => {
  expect(peopleOf(emptyDirectory())).toEqual([])
  expect(peopleOf(sampleDirectory(), 'account-unknown')).toEqual([])
})
