import { expect, it } from 'vitest'
import { emptyDirectory } from '../directory.ts'
import { mainAccount } from '../main-account.ts'
import { account, fill, sampleDirectory } from '../testing/sample-directory.ts'
import { accountsInOrder } from './record-order.ts'

const setup = () => {
  const directory = sampleDirectory()
  directory.account = new Map([...directory.account].reverse())
  return directory
}

it('[A7] the main account first, then by order of creation, archived ones included', () => {
  expect(accountsInOrder(setup()).map(({ name }) => name)).toEqual(['Mewa Telekom', 'North', 'South', 'Old'])
})

it('[A7] equal positions are ordered by id, so that everybody sees the same', () => {
  const directory = setup()
  fill(directory.account, [account('account-b', { position: 3 }), account('account-a', { position: 3 })])
  expect(accountsInOrder(directory).map(({ id }) => id)).toEqual([
    'account-main',
    'account-north',
    'account-south',
    'account-a',
    'account-b',
    'account-old',
  ])
})

it('[A1] the main account is found; without one something is broken', () => {
  expect(mainAccount(setup()).id).toBe('account-main')
  expect(() => mainAccount(emptyDirectory())).toThrow('a directory without a main account')
})
