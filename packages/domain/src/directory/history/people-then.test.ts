import { expect, it } from 'vitest'
import type { AccountId } from '../../kernel/ids.ts'
import { emptyDirectory } from '../directory.ts'
import { sampleDirectory } from '../testing/sample-directory.ts'
import { peopleThen } from './people-then.ts'

const told = (directory = sampleDirectory(), accountId: string | null = null) => {
  const steps = peopleThen(directory, accountId as AccountId | null)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

it('[ISSUE 3] of one account: whoever reached it, why, and with which rights; nobody who was suspended', () => {
  expect(
    told(sampleDirectory(), 'account-north').map(({ username, accounts }) => [username, accounts[0]?.reason]),
  ).toEqual([
    ['owner', 'administrator'],
    ['admin', 'administrator'],
    ['second', 'administrator'],
    ['plain', 'grant'],
    ['north', 'home'],
  ])
})

it('[ISSUE 3] of all accounts: each person once, with each account by its name of that time', () => {
  expect(told().find(({ username }) => username === 'plain')).toEqual({
    ...{ memberId: 'member-plain', name: 'Member plain', username: 'plain', admin: false, primary: false },
    accounts: [
      { accountId: 'account-main', name: 'Mewa Telekom', reason: 'home', rights: ['mail', 'finance'] },
      { accountId: 'account-north', name: 'North', reason: 'grant', rights: ['mail', 'finance'] },
    ],
  })
})

it('[ISSUE 3] before the beginning, and of an account that was not there, there is nobody', () => {
  expect(told(emptyDirectory())).toEqual([])
  expect(told(sampleDirectory(), 'account-unknown')).toEqual([])
})
