import type { AccountId } from '../../kernel/ids.ts'
import type { Directory } from '../directory.ts'
import { invitationState } from '../invitation-state.ts'
import { isMember, reachedAccounts, type Person } from './person-access.ts'

/** People by what they can do now. Every number of people that a screen shows is one of these, or their sum. */
export interface PeopleCount {
  /** Members who can sign in: those whom `whoReaches` and `whoHolds` list. */
  readonly active: number
  readonly suspended: number
  /** People with an invitation that waits, or that an administrator can send again because its inviter left. */
  readonly invited: number
}

export const noPeople: PeopleCount = { active: 0, suspended: 0, invited: 0 }

export const allPeople = ({ active, suspended, invited }: PeopleCount): number => active + suspended + invited

/** What a person counts as; null for an invitation that was accepted, revoked or has expired (B8). */
export const countedAs = (
  directory: Pick<Directory, 'member' | 'token'>,
  person: Person,
  now: number,
): keyof PeopleCount | null => {
  if (isMember(person)) return person.status
  const state = invitationState(directory, person, now)
  return state === 'pending' || state === 'void' ? 'invited' : null
}

/** The people for whom `belongs` holds. */
export const countPeople = (directory: Directory, now: number, belongs: (person: Person) => boolean): PeopleCount => {
  let count = noPeople
  for (const person of [...directory.member.values(), ...directory.invitation.values()]) {
    const as = countedAs(directory, person, now)
    if (as !== null && belongs(person)) count = withOneMore(count, as)
  }
  return count
}

/** The people who reach each account, or will; an account that no one reaches is not in it. */
export const peopleOfAccounts = (directory: Directory, now: number): ReadonlyMap<AccountId, PeopleCount> => {
  const counts = new Map<AccountId, PeopleCount>()
  for (const person of [...directory.member.values(), ...directory.invitation.values()]) {
    const as = countedAs(directory, person, now)
    if (as === null) continue
    for (const id of reachedAccounts(directory, person)) counts.set(id, withOneMore(counts.get(id) ?? noPeople, as))
  }
  return counts
}

const withOneMore = (count: PeopleCount, as: keyof PeopleCount): PeopleCount => ({ ...count, [as]: count[as] + 1 })
