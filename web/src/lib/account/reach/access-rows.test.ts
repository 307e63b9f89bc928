import { expect, test } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { accessQuery } from './access-query.ts'
import { holdRows, reachRows, rowsFound } from './access-rows.ts'

const setup = () => {
  const sample = sampleDirectory()
  const coast = sample.account('Zatoka Net')
  const role = sample.role('Zespół MNP', ['processes'])
  sample.member('Łucja Brzezińska', { grants: [coast.id], roleIds: [role.id] })
  sample.member('Adam Krawczyk', { admin: true })
  sample.member('Tomasz Kłos', { homeAccountId: coast.id, rights: ['processes'], roleIds: [role.id] })
  sample.member('Rafał Ostrowski', { status: 'suspended', homeAccountId: coast.id, rights: ['processes'] })
  const names = (rows: readonly { readonly member: { readonly name: string }; readonly how: string }[]) =>
    rows.map(({ member, how }) => `${member.name}, ${how}`)
  return { ...sample, coast, names }
}

test('[A10] who reaches an account stands by reason, then by name', () => {
  const { directory, coast, names } = setup()
  const rows = reachRows(directory, coast.id)
  expect(names(rows)).toEqual([
    'Adam Krawczyk, administrator',
    'Halina Wróblewska, administrator',
    'Tomasz Kłos, home',
    'Łucja Brzezińska, grant',
  ])
  expect(names(rowsFound(rows, { text: 'lucja', how: null }))).toEqual(['Łucja Brzezińska, grant'])
  expect(names(rowsFound(rows, { text: '', how: 'administrator' }))).toHaveLength(2)
  expect(rowsFound(rows, { text: 'lucja', how: 'home' })).toEqual([])
})

test('[B10] who holds a right stands by the first reason, with every one of them and the number of accounts', () => {
  const { directory, names } = setup()
  const rows = holdRows(directory, 'processes')
  expect(names(rows)).toEqual([
    'Adam Krawczyk, administrator',
    'Halina Wróblewska, administrator',
    'Tomasz Kłos, direct',
    'Łucja Brzezińska, role',
  ])
  expect(rows.map(({ reasons, accounts }) => [reasons.length, accounts])).toEqual([
    [1, 2],
    [1, 2],
    [2, 1],
    [1, 2],
  ])
})

test('[SCREENS] the address says what is asked; what it does not know is the account that one is in', () => {
  const { directory, main, coast } = setup()
  const asked = (search: string) => accessQuery(directory, new URLSearchParams(search), main)
  expect(asked('right=finance')).toEqual({ by: 'right', right: 'finance' })
  expect(asked('right=calendar')).toMatchObject({ by: 'account', account: { id: main } })
  expect(asked(`account=${coast.id}`)).toMatchObject({ by: 'account', account: { id: coast.id } })
  expect(asked('account=gone')).toMatchObject({ by: 'account', account: { id: main } })
})
