import { expect, it } from 'vitest'
import type { MemberId, RoleId } from './ids.ts'
import type { DirectoryChange } from '../directory/directory.ts'
import type { Member, Role } from '../directory/records.ts'
import type { HistoryEntry } from '../directory/history/history-entry.ts'
import { countOfChanges, shortenedEntry } from './shortened-entry.ts'

const roleId = 'role-mail' as RoleId
const role = { id: roleId, name: 'Mail', rights: ['mail'] } as Role
const lost = (at: number): DirectoryChange => {
  const member = { id: `member-${at}` as MemberId, roleIds: [roleId] } as unknown as Member
  return { kind: 'member', id: member.id, before: member, after: { ...member, roleIds: [] } }
}

/** A role is deleted that so many administrators had. */
const deletion = (administrators: number): HistoryEntry => {
  const changes = Array.from({ length: administrators }, (_, at) => lost(at + 1))
  return {
    ...{ seq: 7, mutationId: 'mutation-7', at: 1_000, actor: { kind: 'system' }, name: 'deleteRole', args: { roleId } },
    changes: [...changes, { kind: 'role', id: roleId, before: role, after: null }],
    names: { [roleId]: 'Mail', ...Object.fromEntries(changes.map(({ id }) => [id, `Name of ${id}`])) },
    ...{ hash: 'b', previousHash: 'a' },
  }
}

it('[ISSUE 3] an entry with as many changes as it may carry stays as it is', () => {
  const entry = deletion(2)
  expect(shortenedEntry(entry, 3)).toBe(entry)
  expect([countOfChanges(entry), countOfChanges(entry, 'member'), countOfChanges(entry, 'unit')]).toEqual([3, 2, 0])
})

it('[ISSUE 3] one with more keeps what it is about, the first of the rest, their names, and how many there were', () => {
  const shortened = shortenedEntry(deletion(3), 3)
  expect(shortened).toEqual({
    ...deletion(3),
    changes: [{ kind: 'role', id: roleId, before: role, after: null }, lost(1), lost(2)],
    changesInAll: { member: 3, role: 1 },
    names: { [roleId]: 'Mail', 'member-1': 'Name of member-1', 'member-2': 'Name of member-2' },
  })
  expect([countOfChanges(shortened), countOfChanges(shortened, 'member')]).toEqual([4, 3])
})

it('[ISSUE 3] what an entry is about is kept also where there is room for nothing else', () => {
  expect(shortenedEntry(deletion(9), 1).changes).toEqual([{ kind: 'role', id: roleId, before: role, after: null }])
})
