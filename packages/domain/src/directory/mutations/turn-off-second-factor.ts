import { defineMutation } from '../define-mutation.ts'
import { describedMember, describedPerson } from '../guards/described-member.ts'
import { secondFactorReset } from '../second-factor-reset.ts'

/**
 * Issue 8 D: the operator carries out a request for a lost second factor that guards several organisations. It writes
 * nothing: the server carries it out once it is accepted, and sends the member a mail.
 */
export const turnOffSecondFactor = defineMutation({
  arguments: describedPerson,
  who: 'operator',
  history: 'people',
  run: (directory, person) => {
    const member = describedMember(directory, person)
    return 'code' in member ? member : []
  },
  undo: 'happened',
  effects: ({ args: { memberId }, content, now }) => secondFactorReset(content, memberId, now),
})
