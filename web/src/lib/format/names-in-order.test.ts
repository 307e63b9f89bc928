import type { HistoryEntry, LoginId, OrganizationAccess } from '@kontor/domain'
import type { Colleague } from '@kontor/replica'
import { expect, test } from 'vitest'
import { roleChoices } from '../account/bulk/bulk-choice.ts'
import { filterOptions as historyOptions } from '../account/history/filter-options.ts'
import { accessInOrder, accessOrderIn } from '../account/reach/access-order.ts'
import { reachReasons, reachRows } from '../account/reach/access-rows.ts'
import { roleRows } from '../account/roles/role-row.ts'
import { filterOptions as userOptions } from '../account/users/filter-options.ts'
import { usersInOrder } from '../account/users/user-order.ts'
import { usersOf } from '../account/users/users-found.ts'
import { colleaguesInView } from '../frame/colleagues-in-view.ts'
import { switchChoices } from '../frame/switch-choices.ts'
import { sampleDirectory } from '../testing/sample-directory.ts'

/** By their code points *Ćwik* comes last; by their letters alone *Ława* comes before *Lzan*. */
const inOrder = ['Czapla', 'Ćwik', 'Lzan', 'Ława', 'Szulc', 'Śliwa']
const mixed = ['Śliwa', 'Ława', 'Ćwik', 'Szulc', 'Lzan', 'Czapla']

const setup = () => {
  const sample = sampleDirectory()
  const roles = mixed.map((name) => sample.role(name, ['mail']))
  const members = mixed.map((name) => sample.member(name, { admin: true, roleIds: roles.map(({ id }) => id) }))
  const { directory } = sample
  const ours = (names: readonly string[]): readonly string[] => names.filter((name) => mixed.includes(name))
  return { directory, main: sample.main, members, ours }
}

test('[SCREENS] the list of users, by name and by role, is in Polish order', () => {
  const { directory, ours } = setup()
  const rows = usersOf({ directory, now: 0 }, null)
  const names = (reversed: boolean) => usersInOrder(directory, rows, { sort: 'name', reversed }).map(({ name }) => name)
  expect(ours(names(false))).toEqual(inOrder)
  expect(ours(names(true))).toEqual(inOrder.toReversed())
})

test('[SCREENS] roles, with the people who have them, and those to choose for many people, are in Polish order', () => {
  const { directory, members: people, ours } = setup()
  const rows = roleRows(directory, 0)
  expect(rows.map(({ role }) => role.name)).toEqual(inOrder)
  expect(rows.map(({ members }) => ours(members))).toEqual(inOrder.map(() => inOrder))
  expect(roleChoices(directory, people).map(({ name }) => name)).toEqual(inOrder)
})

test('[SCREENS] filters of users and of the history are in Polish order', () => {
  const { directory, ours } = setup()
  const gone = mixed.map((name) => ({
    actor: { kind: 'login', loginId: `login of ${name}`, memberId: null, name: `${name}, dawniej` },
    changes: [
      { kind: 'member', id: `gone ${name}`, before: { id: `gone ${name}`, name, username: name }, after: null },
    ],
  })) as unknown as readonly HistoryEntry[]
  const named = (options: readonly { readonly filter: string; readonly name: string }[], of: string) =>
    options.filter(({ filter }) => filter === of).map(({ name }) => name)
  expect(ours(named(userOptions(directory), 'role'))).toEqual(inOrder)
  const options = historyOptions(directory, gone)
  expect(ours(named(options, 'member'))).toEqual([...inOrder, ...inOrder])
  expect(ours(named(options, 'actor'))).toEqual(inOrder)
  expect(named(options, 'actor').filter((name) => name.endsWith('dawniej'))).toEqual(
    inOrder.map((name) => `${name}, dawniej`),
  )
})

test('[SCREENS] who has access, colleagues and organisations to switch to are in Polish order', () => {
  const { directory, main, ours } = setup()
  const rows = reachRows(directory, main)
  for (const order of ['name', null])
    expect(ours(accessInOrder(rows, accessOrderIn(order), reachReasons).map(({ member }) => member.name))).toEqual(
      inOrder,
    )
  const colleagues: readonly Colleague[] = mixed.map((name) => ({ loginId: name as LoginId, name, screen: '/users' }))
  expect(colleaguesInView(colleagues, null, '/users').here.map(({ name }) => name)).toEqual(inOrder)
  expect(colleaguesInView(colleagues, null, '/roles').elsewhere.map(({ name }) => name)).toEqual(inOrder)
  const organizations = mixed.map((name) => ({ id: name, name, accounts: [{ name, units: [] }] }))
  const groups = switchChoices(organizations as unknown as readonly OrganizationAccess[], '')
  expect(groups.map(({ name }) => name)).toEqual(inOrder)
})
