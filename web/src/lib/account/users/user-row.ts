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

/** Revoked and accepted invitations are not rows: the former are gone, the latter are members. */
export type UserState = Member['status'] | Exclude<InvitationState, 'revoked' | 'accepted'>

/** *Konto główne* is the login that registered the organisation (B21). */
export type UserType = 'primary' | 'administrator' | 'user'

export interface UserRow {
  readonly id: string
  readonly person: Person
  readonly state: UserState
  readonly type: UserType
  readonly name: string
  /** The user name, or the e-mail address of an invited person without one. */
  readonly second: string
  /** Null for a person who has not signed in yet, or cannot. */
  readonly lastSignInAt: number | null
  /** Null for an invited person. */
  readonly joinedAt: number | null
  /** Of an invitation: when it was last sent, and until when it is valid. Null for a member. */
  readonly sentAt: number | null
  readonly expiresAt: number | null
  /** The text that search uses. */
  readonly folded: string
}

/**
 * Null for an invitation that is no longer a row. A record is an immutable value, so its row is created once; only the
 * state of an invitation also depends on the time and on its inviter.
 */
export const userRow = (
  directory: Pick<Directory, 'member' | 'token'>,
  person: Person,
  now: number,
): UserRow | null => {
  const state = isMember(person) ? person.status : invitationState(directory, person, now)
  if (state === 'revoked' || state === 'accepted') return null
  if (isMember(person)) return memberRow(person)
  const known = rows.get(person)
  if (known?.state === state) return known
  const row = invitationRow(person, state)
  rows.set(person, row)
  return row
}

/** Created once for each version of a member. */
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
