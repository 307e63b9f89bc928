import { actingMember } from '../guards/acting-member.ts'
import { unknownRecord } from '../guards/unknown-record.ts'
import type { MutationArguments, Mutator } from '../mutation.ts'

/**
 * B13: one open session of a member, or all of them (`sessionId` null), end. It writes nothing: the server carries it
 * out once it is accepted. B20: the primary login's are ended by that person alone.
 */
export const endSessions: Mutator<MutationArguments<'endSessions'>> = (directory, { memberId }, { actor }) => {
  const member = directory.member.get(memberId)
  if (!member) return unknownRecord('member', memberId)
  const isOwn = actingMember(directory, actor).id === memberId
  return member.primary && !isOwn ? { code: 'primary-is-fixed', name: member.name } : []
}
