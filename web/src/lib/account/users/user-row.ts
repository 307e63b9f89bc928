import type { Invitation, Member } from '@kontor/domain'
import { isMember, type Person } from '../access/person.ts'
import { searchForm } from '../words/search-form.ts'

/** Revoked and accepted invitations are no rows: the first are gone, the second are members. */
export type UserState = 'active' | 'suspended' | 'pending' | 'expired'

export interface UserRow {
  readonly id: string
  readonly person: Person
  readonly state: UserState
  readonly name: string
  /** User name, or the e-mail address of somebody who has none yet. */
  readonly second: string
  readonly lastSignInAt: number | null
  /** What search looks through. */
  readonly folded: string
}

/** Null for an invitation that is no longer one. A record is one immutable value, so its row is made once. */
export const userRow = (person: Person): UserRow | null => {
  const known = rows.get(person)
  if (known !== undefined) return known
  const row = isMember(person) ? memberRow(person) : invitationRow(person)
  rows.set(person, row)
  return row
}

const rows = new WeakMap<Person, UserRow | null>()

const memberRow = (member: Member): UserRow => ({
  id: member.id,
  person: member,
  state: member.status,
  name: member.name,
  second: member.username,
  lastSignInAt: member.lastSignInAt,
  folded: searchForm(`${member.name} ${member.username} ${member.email}`),
})

const invitationRow = (invitation: Invitation): UserRow | null => {
  const { id, status, name, email, username } = invitation
  if (status !== 'pending' && status !== 'expired') return null
  return {
    id,
    person: invitation,
    state: status,
    name,
    second: username ?? email,
    lastSignInAt: null,
    folded: searchForm(`${name} ${email} ${username ?? ''}`),
  }
}
