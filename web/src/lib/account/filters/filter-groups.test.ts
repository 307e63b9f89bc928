import { expect, it } from 'vitest'
import { filterGroups, filterOption } from './filter-groups.ts'

type Filter = 'account' | 'role'

const setup = (used: Partial<Record<Filter, string>> = {}) => {
  const accounts = Array.from({ length: 1_000 }, (_, at) =>
    filterOption<Filter>('account', `account-${at + 1}`, `Oddział ${String(at + 1).padStart(4, '0')}`),
  )
  const options = [filterOption<Filter>('role', 'role-team', 'Zespół Żuławy', 'ekipa'), ...accounts]
  const filters = [
    { filter: 'role', label: 'rola' },
    { filter: 'account', label: 'konto' },
  ] as const
  return (text: string) =>
    filterGroups<Filter>({ filters, options, used: { account: null, role: null, ...used }, text }).map(
      ({ label, options: shown, chosen, more }) => ({ label, chosen, more, names: shown.map(({ name }) => name) }),
    )
}

it('[ISSUE 3] the first of a thousand accounts are shown, with the number of the others', () => {
  const [roles, accounts] = setup()('')
  expect(roles).toEqual({ label: 'rola', chosen: null, more: 0, names: ['Zespół Żuławy'] })
  expect([accounts?.names.length, accounts?.names[0], accounts?.more]).toEqual([12, 'Oddział 0001', 988])
})

it('[ISSUE 3] typing finds any of them, without regard to accents', () => {
  expect(setup()('oddzial 0987')).toEqual([{ label: 'konto', chosen: null, more: 0, names: ['Oddział 0987'] }])
  expect(setup()('zulawy ekipa')).toEqual([{ label: 'rola', chosen: null, more: 0, names: ['Zespół Żuławy'] }])
  expect(setup()('oddzial').map(({ names, more }) => [names.length, more])).toEqual([[50, 950]])
  expect(setup()('nikogo takiego')).toEqual([])
})

it('[ISSUE 3] the value in use is shown however far down it is', () => {
  const [, accounts] = setup({ account: 'account-987' })('')
  expect([accounts?.chosen, accounts?.names.at(-1), accounts?.more]).toEqual(['account-987', 'Oddział 0987', 987])
})
