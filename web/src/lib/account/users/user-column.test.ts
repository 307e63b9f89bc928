import { expect, test } from 'vitest'
import { columnsToChoose, shownColumns, userColumns } from './user-column.ts'

test('[ISSUE 3] the default columns are shown until others are chosen, on each of the two screens', () => {
  expect(shownColumns('users', null)).toEqual(['name', 'roles', 'rights', 'accounts', 'sign-in'])
  expect(shownColumns('roles', null)).toEqual(['name', 'roles', 'accounts', 'rights'])
})

test('[ISSUE 3] chosen columns are in the order of the table, the name always among them', () => {
  expect(shownColumns('users', ['joined', 'email', 'nothing'])).toEqual(['name', 'email', 'joined'])
  expect(shownColumns('users', [])).toEqual(['name'])
})

test('[ISSUE 3] every column but the name can be chosen', () => {
  for (const kind of ['users', 'roles'] as const)
    expect(new Set(['name', ...columnsToChoose(kind)])).toEqual(new Set(userColumns))
})
