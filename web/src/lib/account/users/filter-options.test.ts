import { expect, test } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { suggestedFilters } from '../filters/filter-groups.ts'
import { filterOptions, filterTokens } from './filter-options.ts'
import { userQueryOf } from './user-query.ts'

const setup = () => {
  const sample = sampleDirectory()
  const coast = sample.account('Żuławy Mobile')
  const role = sample.role('Zespół Żuławy', ['mail'])
  sample.account('Puck Światło', { status: 'archived' })
  const query = (address: string) => userQueryOf(new URLSearchParams(address))
  return { ...sample, coast, role, query, options: filterOptions(sample.directory) }
}

test('[B10] filters in use are shown as tokens with their names', () => {
  const { coast, role, query, options } = setup()
  expect(filterTokens(options, query(`account=${coast.id}&role=${role.id}&right=mail&state=pending`))).toEqual([
    { id: 'account', label: 'konto', value: 'Żuławy Mobile' },
    { id: 'right', label: 'prawo', value: 'Poczta' },
    { id: 'role', label: 'rola', value: 'Zespół Żuławy' },
    { id: 'state', label: 'stan', value: 'oczekujące' },
  ])
  expect(filterTokens(options, query('account=gone'))).toEqual([{ id: 'account', label: 'konto', value: 'gone' }])
})

test('[B10] typing suggests matching filters, and none that is set', () => {
  const { coast, role, query, options } = setup()
  const suggested = (address: string) => {
    const asked = query(address)
    return suggestedFilters(options, asked, { text: asked.text, max: 4 }).map(({ value }) => value)
  }
  expect(suggested('q=zul')).toEqual([role.id, coast.id])
  expect(suggested(`q=zul&account=${coast.id}`)).toEqual([role.id])
  expect(suggested('q=puck')).toEqual([])
  expect(suggested('q=z')).toEqual([])
})
