import { expect, test } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { accessQuery } from './access-query.ts'
import { csvOf } from '#lib/files/csv.ts'
import { accessInOrder, accessOrderIn, nextOrder } from './access-order.ts'
import { holdReasons, holdRows, reachReasons, reachRows, rowsFound } from './access-rows.ts'
import { holdTableFile, reachTableFile } from './access-table-file.ts'

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

test('[A10] people with access to an account are ordered by reason, then by name', () => {
  const { directory, coast, names } = setup()
  const rows = accessInOrder(reachRows(directory, coast.id), accessOrderIn(null), reachReasons)
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

test('[B10] people with a right are ordered by their first reason, with every reason and the number of accounts', () => {
  const { directory, names } = setup()
  const rows = accessInOrder(holdRows(directory, 'processes'), accessOrderIn(null), holdReasons)
  expect(names(rows)).toEqual([
    'Adam Krawczyk, administrator',
    'Halina Wróblewska, administrator',
    'Tomasz Kłos, direct',
    'Łucja Brzezińska, role',
  ])
  expect(rows.map(({ reasons, count }) => [reasons.length, count])).toEqual([
    [1, 2],
    [1, 2],
    [2, 1],
    [1, 2],
  ])
})

test('[SCREENS] the address holds the question; an unknown one falls back to the account in use', () => {
  const { directory, main, coast } = setup()
  const asked = (search: string) => accessQuery(directory, new URLSearchParams(search), main)
  expect(asked('right=finance')).toEqual({ by: 'right', right: 'finance' })
  expect(asked('right=calendar')).toMatchObject({ by: 'account', account: { id: main } })
  expect(asked(`account=${coast.id}`)).toMatchObject({ by: 'account', account: { id: coast.id } })
  expect(asked('account=gone')).toMatchObject({ by: 'account', account: { id: main } })
})

test('[SCREENS] the people are sorted by name, by reason or by count, ascending or descending', () => {
  const { directory, names } = setup()
  const sorted = (order: string | null) =>
    names(accessInOrder(holdRows(directory, 'processes'), accessOrderIn(order), holdReasons)).map((name) => name[0])
  expect([sorted('name').join(''), sorted('-name').join('')]).toEqual(['AHŁT', 'TŁHA'])
  expect([sorted(null).join(''), sorted('-why').join('')]).toEqual(['AHTŁ', 'ŁTAH'])
  expect([sorted('count').join(''), sorted('-count').join(''), sorted('nonsense').join('')]).toEqual([
    'AHŁT',
    'TAHŁ',
    'AHTŁ',
  ])
})

test('[SCREENS] a second click on a column reverses its order', () => {
  const start = accessOrderIn(null)
  expect([nextOrder(start, 'name'), nextOrder(accessOrderIn('name'), 'name')]).toEqual(['name', '-name'])
  expect([nextOrder(start, 'why'), nextOrder(accessOrderIn('-why'), 'why')]).toEqual(['-why', null])
})

test('[B10] the people with access are saved in the order of the list', () => {
  const { directory, coast } = setup()
  const reached = accessInOrder(reachRows(directory, coast.id), accessOrderIn('name'), reachReasons)
  expect(csvOf(reachTableFile(reached), 'pl').split('\r\n')[2]).toBe(
    'Halina Wróblewska;halina.wróblewska;halina.wróblewska@mewa.pl;jako administrator;wszystkie prawa',
  )
  const held = accessInOrder(holdRows(directory, 'processes'), accessOrderIn('name'), holdReasons)
  expect(holdTableFile(directory, held).rows.at(-1)).toEqual([
    ...['Tomasz Kłos', 'tomasz.kłos', 'tomasz.kłos@mewa.pl', 'bezpośrednio, rola Zespół MNP', 1],
  ])
})
