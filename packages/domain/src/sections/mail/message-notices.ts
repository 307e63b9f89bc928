import { ConversationIdSchema } from '../../kernel/ids.ts'
import type { NoticeRules } from '../../kernel/notice.ts'
import * as v from 'valibot'
import type { Mail, MailTypes } from './mail.ts'
import { readBy } from './read-to.ts'
import type { Author } from './records.ts'

/** New messages by these, to all who may open the section and have not read them. */
const messageNotices = (authors: readonly Author['kind'][]): NoticeRules<MailTypes> => ({
  kinds: ['message'],
  place: 'message-notifications',

  after: ({ changes, now }) =>
    changes.flatMap((change) => {
      if (change.kind !== 'message' || change.before !== null || change.after === null) return []
      const { author, conversationId, place } = change.after
      if (!authors.includes(author.kind)) return []
      return [{ notice: { kind: 'message', recordId: conversationId, place }, dueAt: now }]
    }),

  concerns: (mail: Mail, notice, { memberId }) => {
    const id = v.safeParse(ConversationIdSchema, notice.recordId)
    if (notice.kind !== 'message' || !id.success || !mail.conversation.has(id.output)) return false
    // The author of a message has read it.
    return readBy(mail, memberId, id.output) < notice.place
  },
})

/** What colleagues write to the operator is their own business; what the operator writes is for all of them. */
export const operatorMessageNotices = messageNotices(['operator'])

export const guestMessageNotices = messageNotices(['guest'])

/** Colleagues write to each other about a process. */
export const processMessageNotices = messageNotices(['member'])
