import type { DirectoryContext } from '../define-mutation.ts'
import type { Member } from '../records.ts'
import type { DirectoryRefusal } from '../refusal.ts'
import { actingMember } from './acting-member.ts'

/** B20: the primary login stays; and administrators cannot lock themselves out. */
export const refuseEnding = (member: Member, context: DirectoryContext): DirectoryRefusal | null => {
  if (member.primary) return { code: 'primary-is-fixed', name: member.name }
  return actingMember(context).memberId === member.id ? { code: 'cannot-remove-yourself' } : null
}
