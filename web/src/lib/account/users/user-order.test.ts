import { expect, it, test } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { userColumns } from './user-column.ts'
import { usersInOrder } from './user-order.ts'
import type { UserSort } from './user-query.ts'
import { usersOf } from './users-found.ts'

const now = 1000

const setup = () => {
  const sample = sampleDirectory()
  const coast = sample.account('Zatoka Net')
  const north = sample.account('Kaszuby Online')
  const role = sample.role('Rozliczenia', ['finance', 'mail'])
  sample.member('Łucja Brzezińska', { username: 'z.lucja', admin: true, joinedAt: 30, lastSignInAt: 300 })
  sample.member('Lena Mazur', { username: 'a.lena', roleIds: [role.id], joinedAt: 10, lastSignInAt: 100 })
  sample.member('Tomasz Kłos', { username: 'm.klos', homeAccountId: coast.id, rights: ['units'], joinedAt: 20 })
  sample.member('Zofia Żmijewska', {
    username: 'k.zofia',
    grants: [coast.id, north.id],
    status: 'suspended',
    joinedAt: 5,
  })
  sample.invitation('Agnieszka Dąb', { homeAccountId: north.id, rights: ['mail', 'units', 'processes'] })
  const { directory } = sample
  const names = (sort: UserSort, reversed = false) =>
    usersInOrder(directory, usersOf({ directory, now }, null), { sort, reversed }).map(({ name }) => name.split(' ')[0])
  return { names }
}

it.each<[UserSort, string, string]>([
  ['name', 'Agnieszka Lena Łucja Tomasz Zofia', 'Zofia Tomasz Łucja Lena Agnieszka'],
  ['username', 'Lena Zofia Tomasz Łucja Agnieszka', 'Łucja Tomasz Zofia Lena Agnieszka'],
  ['type', 'Łucja Agnieszka Lena Tomasz Zofia', 'Agnieszka Lena Tomasz Zofia Łucja'],
  ['home', 'Agnieszka Lena Łucja Zofia Tomasz', 'Tomasz Lena Łucja Zofia Agnieszka'],
  ['accounts', 'Łucja Zofia Agnieszka Lena Tomasz', 'Agnieszka Lena Tomasz Łucja Zofia'],
  ['rights', 'Łucja Agnieszka Lena Tomasz Zofia', 'Zofia Tomasz Lena Agnieszka Łucja'],
  ['roles', 'Lena Agnieszka Łucja Tomasz Zofia', 'Lena Agnieszka Łucja Tomasz Zofia'],
  ['state', 'Lena Łucja Tomasz Agnieszka Zofia', 'Zofia Agnieszka Lena Łucja Tomasz'],
  ['sign-in', 'Łucja Lena Agnieszka Tomasz Zofia', 'Lena Łucja Agnieszka Tomasz Zofia'],
  ['joined', 'Łucja Tomasz Lena Zofia Agnieszka', 'Zofia Lena Tomasz Łucja Agnieszka'],
  ['sent', 'Agnieszka Lena Łucja Tomasz Zofia', 'Agnieszka Lena Łucja Tomasz Zofia'],
  ['expires', 'Agnieszka Lena Łucja Tomasz Zofia', 'Agnieszka Lena Łucja Tomasz Zofia'],
])('[ISSUE 3] [B10] by %s, what is missing last, whichever way round', (sort, order, reversed) => {
  const { names } = setup()
  expect(names(sort)).toEqual(['Halina', ...order.split(' ')])
  expect(names(sort, true)).toEqual(['Halina', ...reversed.split(' ')])
})

test('[ISSUE 3] [B21] in every order the primary login is first', () => {
  const { names } = setup()
  for (const column of userColumns) expect([names(column)[0], names(column, true)[0]]).toEqual(['Halina', 'Halina'])
})
