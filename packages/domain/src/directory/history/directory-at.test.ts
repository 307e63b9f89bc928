import { expect, it } from 'vitest'
import type { RoleId } from '../../kernel/ids.ts'
import type { DirectoryChange } from '../directory.ts'
import { role } from '../testing/sample-directory.ts'
import { directoryAt } from './directory-at.ts'

const [mail, both] = [role('role-1', ['mail']), role('role-1', ['mail', 'finance'])]
const change = (before: typeof mail | null, after: typeof mail | null): DirectoryChange => ({
  kind: 'role',
  id: 'role-1' as RoleId,
  before,
  after,
})
const entries = [
  { seq: 1, at: 10, changes: [change(null, mail)] },
  { seq: 2, at: 30, changes: [change(mail, both)] },
  // The server's clock was set back.
  { seq: 3, at: 20, changes: [change(both, null)] },
]
const roleAt = (moment: { seq: number } | { at: number }) => directoryAt(entries, moment).role.get('role-1' as RoleId)

it('[ISSUE 3] the directory after an entry is what the changes up to it have made', () => {
  expect([0, 1, 2, 3].map((seq) => roleAt({ seq }))).toEqual([undefined, mail, both, undefined])
})

it('[ISSUE 3] a moment means everything up to the last entry that is not later', () => {
  expect([9, 10, 19, 20, 30].map((at) => roleAt({ at }))).toEqual([undefined, mail, mail, undefined, undefined])
})
