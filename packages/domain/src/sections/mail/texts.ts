import * as v from 'valibot'
import { limits } from '../../kernel/limits.ts'
import { textSchema } from '../../kernel/text.ts'

/** What a message says: several lines, which may be empty where it has attachments or a request. */
export const MessageTextSchema = textSchema(limits.mail.messageLengthMax)

/** Why a request is rejected: never empty, because its sender must know what to do next. */
export const ReasonSchema = v.pipe(
  textSchema(limits.mail.messageLengthMax),
  v.check((text) => text !== '', 'empty'),
)
