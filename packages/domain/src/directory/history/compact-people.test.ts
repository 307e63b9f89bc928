import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Directory } from '../directory.ts'
import { arbitraryDirectory } from '../testing/arbitrary-directory.ts'
import { sampleDirectory } from '../testing/sample-directory.ts'
import { compactPeople, expandedPeople } from './compact-people.ts'
import { peopleThen, type PersonThen } from './people-then.ts'

const peopleOf = (directory: Directory): readonly PersonThen[] => {
  const steps = peopleThen(directory, null)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

it('[ISSUE 3] compact people can be expanded again, whatever the directory', () => {
  fc.assert(
    fc.property(arbitraryDirectory, (directory) => {
      const people = peopleOf(directory)
      expect(expandedPeople(compactPeople(people))).toEqual(people)
    }),
  )
})

it('[A16] an administrator is sent without each account, and everyone else with places in one list', () => {
  const { accounts, people } = compactPeople(peopleOf(sampleDirectory()))
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
