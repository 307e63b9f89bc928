import * as v from 'valibot'
import { AttachmentsSchema } from '../../kernel/attachment.ts'
import { ConversationIdSchema, MessageIdSchema, ProcessIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../mail/mail.ts'
import { newConversation } from '../mail/new-conversation.ts'
import { MessageTextSchema } from '../mail/texts.ts'
import { writtenMessage } from '../mail/written-message.ts'

/**
 * A message about one process, for the people who may open both its section and the mail. The first one begins the
 * conversation, which has the id of the process: two people who begin it at once write in the same one.
 */
export const writeAboutProcess = defineMutation({
  arguments: v.object({
    processId: ProcessIdSchema,
    messageId: MessageIdSchema,
    message: MessageTextSchema,
    attachments: AttachmentsSchema,
  }),
  who: 'members',
  history: 'conversations',
  run: (mail, { processId, ...said }, context) => {
    const id = v.parse(ConversationIdSchema, processId)
    const conversation =
      mail.conversation.get(id) ?? newConversation(mail, { id, subject: null, request: null }, context)
    return 'code' in conversation ? conversation : writtenMessage(mail, conversation, said, context)
  },
  undo: 'happened',
})
