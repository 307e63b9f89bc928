import * as v from 'valibot'
import { MemberIdSchema, SessionIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { refuseForeignPrimary } from '../guards/refuse-foreign-primary.ts'
import { unknownRecord } from '../guards/unknown-record.ts'

/**
 * B13: one open session of a member, or all of them (`sessionId` null), end. It writes nothing: the server carries it
 * out once it is accepted. B20: only the primary login ends its own.
 */
export const endSessions = defineMutation({
  arguments: v.object({ memberId: MemberIdSchema, sessionId: v.nullable(SessionIdSchema) }),
  who: 'administrators',
  peopleOnly: true,
  history: 'people',
  run: (directory, { memberId }, context) => {
    const member = directory.member.get(memberId)
    if (!member) return unknownRecord('member', memberId)
    return refuseForeignPrimary(member, context) ?? []
  },
  undo: 'happened',
  // Sessions that begin later are not meant.
  effects: ({ args: { memberId, sessionId }, content, now }) => {
    const loginId = content.member.get(memberId)?.loginId
    if (loginId === undefined) return []
    return [{ kind: 'end-sessions', payload: { loginId, sessionId, before: now }, dueAt: now }]
  },
})
