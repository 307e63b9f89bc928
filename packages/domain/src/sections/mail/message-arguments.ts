import { AttachmentsSchema } from '../../kernel/attachment.ts'
import { ConversationIdSchema, MessageIdSchema } from '../../kernel/ids.ts'
import { MessageTextSchema } from './texts.ts'

/** Arguments of every mutation that writes a message. Its id is made by the sender. */
export const messageArguments = {
  conversationId: ConversationIdSchema,
  messageId: MessageIdSchema,
  message: MessageTextSchema,
  attachments: AttachmentsSchema,
} as const
