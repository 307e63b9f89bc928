import type { Conversation, Message } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { requestStateName } from '../mail/request-words.ts'
import { recordValues } from './record-values.ts'

const label = (field: string): string => m.section_history_field({ field })

export const mailValues = {
  conversation: recordValues<Conversation>({
    title: ({ subject }) => (subject === null ? m.section_history_conversation() : subject),
    values: ({ state, request }) => [
      [label('conversation'), m.section_history_conversation_state({ state })],
      [label('request'), request && requestStateName(request.state)],
      [label('reason'), request?.reason ?? null],
    ],
  }),
  message: recordValues<Message>({
    title: ({ author }) => m.section_history_message({ name: author.name }),
    values: ({ text, attachments }) => [
      [label('text'), text === '' ? null : text],
      [label('attachments'), attachments.map(({ name }) => name).join(', ') || null],
    ],
  }),
}
