import type { DirectoryContext } from '../define-mutation.ts'
import type { Member } from '../records.ts'
import type { DirectoryRefusal } from '../refusal.ts'
import { actingMember } from './acting-member.ts'

/** B20: only the primary login acts on its own sessions and credentials. */
export const refuseForeignPrimary = (member: Member, context: DirectoryContext): DirectoryRefusal | null =>
  member.primary && actingMember(context).memberId !== member.id
    ? { code: 'primary-is-fixed', name: member.name }
    : null
