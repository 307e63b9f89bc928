import { remove, type Directory } from '../directory.ts'
import { actingMember } from '../guards/acting-member.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import type { Actor, MutationArguments, Mutator } from '../mutation.ts'
import { putIfChanged } from '../put-if-changed.ts'
import type { Member } from '../records.ts'
import type { Refusal } from '../refusal.ts'

/** Access ends at once and may come back; everything that the member holds stays as stored. */
export const suspendMember: Mutator<MutationArguments<'suspendMember'>> = (directory, { memberId }, { actor }) => {
  const member = directory.member.get(memberId)
  if (!member) return unknownRecord('member', memberId)
  return refuseEnding(directory, member, actor) ?? putIfChanged('member', member, { status: 'suspended' })
}

export const reinstateMember: Mutator<MutationArguments<'reinstateMember'>> = (directory, { memberId }) => {
  const member = directory.member.get(memberId)
  if (!member) return unknownRecord('member', memberId)
  if (member.primary) return { code: 'primary-is-fixed', name: member.name }
  return putIfChanged('member', member, { status: 'active' })
}

/** B13: the membership ends, not the login. */
export const removeMember: Mutator<MutationArguments<'removeMember'>> = (directory, { memberId }, { actor }) => {
  const member = directory.member.get(memberId)
  if (!member) return unknownRecord('member', memberId)
  return refuseEnding(directory, member, actor) ?? [remove('member', memberId)]
}

/** B20, and nobody locks themselves out. */
const refuseEnding = (directory: Directory, member: Member, actor: Actor): Refusal | null => {
  if (member.primary) return { code: 'primary-is-fixed', name: member.name }
  return actingMember(directory, actor).id === member.id ? { code: 'cannot-remove-yourself' } : null
}
