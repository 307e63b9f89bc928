import {
  invitationState,
  isMember,
  type Directory,
  type Invitation,
  type InvitationState,
  type Member,
  type Person,
} from '@kontor/domain'
import { searchForm } from '#lib/format/search-form.ts'

/** Revoked and accepted invitations are no rows: the first are gone, the second are members. */
export type UserState = Member['status'] | Exclude<InvitationState, 'revoked' | 'accepted'>

/** *Konto główne* is the login that registered the organisation (B21). */
export type UserType = 'primary' | 'administrator' | 'user'

export interface UserRow {
  readonly id: string
  readonly person: Person
  readonly state: UserState
  readonly type: UserType
  readonly name: string
  /** User name, or the e-mail address of somebody who has none yet. */
  readonly second: string
  /** Null for somebody who has not signed in yet, or cannot. */
  readonly lastSignInAt: number | null
  /** Null for somebody who is waited for. */
  readonly joinedAt: number | null
  /** Of an invitation: when it was sent last, and until when it is valid. Null for a member. */
  readonly sentAt: number | null
  readonly expiresAt: number | null
  /** What search looks through. */
  readonly folded: string
}

/**
 * Null for an invitation that is no longer one. A record is one immutable value, so its row is made once; only what has
 * become of an invitation depends on the time and on its inviter, too.
 */
export const userRow = (directory: Pick<Directory, 'member'>, person: Person, now: number): UserRow | null => {
  const state = isMember(person) ? person.status : invitationState(directory, person, now)
  if (state === 'revoked' || state === 'accepted') return null
  if (isMember(person)) return memberRow(person)
  const known = rows.get(person)
  if (known?.state === state) return known
  const row = invitationRow(person, state)
  rows.set(person, row)
  return row
}

/** Made once for a member as it is now. */
export const memberRow = (member: Member): UserRow => {
  const row = rows.get(member) ?? newMemberRow(member)
  rows.set(member, row)
  return row
}

const rows = new WeakMap<Person, UserRow>()

const newMemberRow = (member: Member): UserRow => ({
  id: member.id,
  person: member,
  state: member.status,
  type: member.primary ? 'primary' : member.admin ? 'administrator' : 'user',
  name: member.name,
  second: member.username,
  lastSignInAt: member.lastSignInAt,
  joinedAt: member.joinedAt,
  sentAt: null,
  expiresAt: null,
  folded: searchForm(`${member.name} ${member.username} ${member.email}`),
})

const invitationRow = (invitation: Invitation, state: UserState): UserRow => {
  const { id, name, email, username, admin, sentAt, expiresAt } = invitation
  return {
    id,
    person: invitation,
    state,
    type: admin ? 'administrator' : 'user',
    name,
    second: username ?? email,
    lastSignInAt: null,
    joinedAt: null,
    sentAt,
    expiresAt,
    folded: searchForm(`${name} ${email} ${username ?? ''}`),
  }
}
