import { allPeople, countPeople, whoReaches } from '@kontor/domain'
import { expect, test } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { reachRows } from '../reach/access-rows.ts'
import { roleRows } from '../roles/role-row.ts'
import { accountRows } from '../sub-accounts/account-row.ts'
import { userQueryOf } from './user-query.ts'
import { countByTab, usersFound, usersOf } from './users-found.ts'

const now = 1_000

/** A directory with a person in every state. */
const setup = () => {
  const sample = sampleDirectory()
  const sub = sample.account('Żuławy Mobile')
  sample.account('Puck Światło', { status: 'archived' })
  const role = sample.role('Obsługa', ['mail'])
  const access = { grants: [sub.id], roleIds: [role.id] }
  const left = sample.member('Zbigniew Dawny', access)
  sample.member('Krzysztof Zając', { admin: true })
  sample.member('Tomasz Kłos', { homeAccountId: sub.id })
  sample.member('Ewa Wstrzymana', { ...access, status: 'suspended' })
  sample.member('Adam Wstrzymany', { admin: true, status: 'suspended' })
  const valid = { ...access, expiresAt: now + 1 }
  sample.invitation('Joanna Zaproszona', valid)
  sample.invitation('Piotr Nieważny', { ...valid, invitedBy: left.id })
  sample.invitation('Anna Spóźniona', { ...access, expiresAt: now })
  sample.invitation('Jan Wygasły', { ...access, status: 'expired' })
  sample.invitation('Maria Cofnięta', { ...valid, status: 'revoked' })
  sample.invitation('Olga Przyjęta', { ...valid, status: 'accepted' })
  const { directory } = sample
  const listed = (search: string) => {
    const at = { directory, now }
    return usersFound(at, usersOf(at, null), userQueryOf(new URLSearchParams(search))).length
  }
  return { ...sample, sub, role, listed }
}

test('[E12] accounts, roles and the list of users agree on how many people there are, in every state', () => {
  const { directory, main, sub, role, listed } = setup()
  expect(countByTab(usersOf({ directory, now }, null)).all).toBe(allPeople(countPeople(directory, now, () => true)))
  const people = (id: string) => accountRows(directory, now).find(({ account }) => account.id === id)?.people
  expect([people(main), people(sub.id)]).toEqual([listed(`account=${main}`), listed(`account=${sub.id}`)])
  const row = roleRows(directory, now).find((known) => known.role.id === role.id)
  expect((row?.members.length ?? 0) + (row?.invitations ?? 0)).toBe(listed(`role=${role.id}`))
  // The list inside the sub-account.
  expect(countByTab(usersOf({ directory, now }, sub.id)).all).toBe(people(sub.id))
})

test('[E12] who has access are the active people of the list, as on a day of the history', () => {
  const { directory, sub, listed } = setup()
  expect([reachRows(directory, sub.id).length, whoReaches(directory, sub.id).length]).toEqual([
    listed(`account=${sub.id}&state=active`),
    listed(`account=${sub.id}&state=active`),
  ])
})
