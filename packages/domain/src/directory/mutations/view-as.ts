import * as v from 'valibot'
import { MemberIdSchema } from '../../kernel/ids.ts'
import { NameSchema } from '../../kernel/text.ts'
import { defineMutation } from '../define-mutation.ts'
import { unknownRecord } from '../guards/unknown-record.ts'

/** An administrator looks at the app as this member would see it. It writes nothing; its entry in the history is the record of it. */
export const viewAs = defineMutation({
  arguments: v.object({ memberId: MemberIdSchema, reason: v.optional(NameSchema) }),
  who: 'administrators',
  peopleOnly: true,
  history: 'view-as',
  run: (directory, { memberId }) => (directory.member.has(memberId) ? [] : unknownRecord('member', memberId)),
  undo: 'happened',
})
