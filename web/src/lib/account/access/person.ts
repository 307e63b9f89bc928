import type { Invitation, Member } from '@kontor/domain'

/** Whoever stands in the list of users: somebody who is here, or somebody who is waited for. Both carry the same access. */
export type Person = Member | Invitation

export const isMember = (person: Person): person is Member => 'joinedAt' in person
