import * as v from 'valibot'
import { MemberIdSchema } from '../../kernel/ids.ts'
import type { Directory } from '../directory.ts'
import type { Member } from '../records.ts'
import type { DirectoryRefusal } from '../refusal.ts'
import { unknownRecord } from './unknown-record.ts'

/** A person as a request to the operator describes them. */
export const describedPerson = v.object({ memberId: MemberIdSchema, name: v.string(), email: v.string() })

/** B14: the member that a request describes, who must still be the one that the operator was shown. */
export const describedMember = (
  directory: Pick<Directory, 'member'>,
  { memberId, name, email }: v.InferOutput<typeof describedPerson>,
): Member | DirectoryRefusal => {
  const member = directory.member.get(memberId)
  if (!member) return unknownRecord('member', memberId)
  return member.name === name && member.email === email ? member : { code: 'person-changed', name }
}
