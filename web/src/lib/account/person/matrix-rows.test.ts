import { explainAccess, type ExplainedAccess } from '@kontor/domain'
import { expect, test } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { beginsWithReached, matrixRows } from './matrix-rows.ts'

const setup = (subAccounts: readonly string[]) => {
  const sample = sampleDirectory()
  const accounts = subAccounts.map((name) => sample.account(name))
  const member = sample.member('Joanna Nadolna', { grants: accounts.slice(0, 1).map(({ id }) => id) })
  const explained = explainAccess(sample.directory, member.id) as ExplainedAccess
  const rows = (text: string, onlyReached: boolean) =>
    matrixRows(sample.directory, explained, { text, onlyReached }).map(({ account, last }) =>
      last ? `${account.name} ┘` : account.name,
    )
  return { ...sample, explained, rows }
}

test('[A7] accounts are in the comb’s order, and the tree ends at the last one drawn', () => {
  const { rows } = setup(['Żuławy Mobile', 'Kaszuby Online'])
  expect(rows('', false)).toEqual(['Mewa Telekom', 'Żuławy Mobile', 'Kaszuby Online ┘'])
  expect(rows('', true)).toEqual(['Mewa Telekom', 'Żuławy Mobile ┘'])
  expect(rows('zulawy', false)).toEqual(['Żuławy Mobile ┘'])
  expect(rows('kaszuby', true)).toEqual([])
})

test('[SCREENS] among many accounts the page shows those with access at first', () => {
  const many = Array.from({ length: 1_000 }, (_, index) => `Konto ${index}`)
  expect(beginsWithReached(setup(['Żuławy Mobile']).explained)).toBe(false)
  expect(beginsWithReached(setup(many).explained)).toBe(true)
  const { directory, member } = setup(many)
  const held = member('Rafał Ostrowski', { status: 'suspended' })
  expect(beginsWithReached(explainAccess(directory, held.id) as ExplainedAccess)).toBe(false)
})
