import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Directory } from '../directory.ts'
import { arbitraryDirectory } from '../testing/arbitrary-directory.ts'
import { sampleDirectory } from '../testing/sample-directory.ts'
import { peopleInShort, wholePeople } from './people-in-short.ts'
import { peopleThen, type PersonThen } from './people-then.ts'

const told = (directory: Directory): readonly PersonThen[] => {
  const steps = peopleThen(directory, null)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

it('[ISSUE 3] people who were put in short are told whole again, whatever the directory', () => {
  fc.assert(
    fc.property(arbitraryDirectory, (directory) => {
      const people = told(directory)
      expect(wholePeople(peopleInShort(people))).toEqual(people)
    }),
  )
})

it('[A16] an administrator is told without each account, and everybody else with places in one list', () => {
  const { accounts, people } = peopleInShort(told(sampleDirectory()))
  expect(accounts.map(({ name }) => name)).toEqual(['Mewa Telekom', 'North', 'South'])
  const reached = Object.fromEntries(people.map((person) => [person.username, person.reached]))
  expect(reached).toMatchObject({
    owner: 'all-as-administrator',
    plain: [
      [0, 'home'],
      [1, 'grant'],
    ],
    north: [[1, 'home']],
  })
})
