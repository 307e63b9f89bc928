import * as v from 'valibot'
import type { AnyDraftMutation } from '../../../kernel/define-mutation.ts'
import { type AccountId, ConversationIdSchema } from '../../../kernel/ids.ts'
import { decidedRequest } from '../decided-request.ts'
import { defineMutation } from '../mail.ts'
import { openRequest } from '../open-request.ts'
import type { Requested } from '../records.ts'

/**
 * B14, B22, B23: approval does the thing, in one step with the state (S20): where the directory refuses the change, the
 * approval is refused with the same reason.
 */
export const approveRequest = defineMutation({
  arguments: v.object({ conversationId: ConversationIdSchema }),
  who: 'operator',
  history: 'requests',
  run: (mail, { conversationId }, context) => decidedRequest(mail, conversationId, { state: 'approved' }, context),
  inDirectory: ({ conversationId }, mail, { accountId }) => {
    const open = openRequest(mail, conversationId)
    return 'code' in open ? null : stepFor(open.request.requested, accountId)
  },
  undo: 'happened',
})

const stepFor = (requested: Requested, accountId: AccountId): AnyDraftMutation => {
  switch (requested.kind) {
    case 'change-email':
      return { name: 'changeContact', args: { person: requested.person, email: requested.to } }
    case 'change-phone':
      return { name: 'changeContact', args: { person: requested.person, phone: requested.to } }
    case 'reset-second-factor':
      return { name: 'turnOffSecondFactor', args: requested.person }
    case 'add-unit':
    case 'register-unit': {
      const { unitId, to: identifier, name } = requested
      return { name: 'coverUnit', args: { accountId, unitId, identifier, ...(name === null ? {} : { name }) } }
    }
  }
}
