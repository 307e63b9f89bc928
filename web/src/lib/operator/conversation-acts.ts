import { possibleActs, type LoginId, type Mail, type MailRefusal, type ConversationAct } from '@kontor/domain'
import type { OperatorConversation, OperatorSelf } from '@kontor/protocol/http'

/** What this operator may do with a conversation now: null, or why not. */
export const operatorActs = (
  { conversation, messages }: Pick<OperatorConversation, 'conversation' | 'messages'>,
  { loginId, name }: Pick<OperatorSelf, 'loginId' | 'name'>,
): Readonly<Record<ConversationAct, MailRefusal | null>> => {
  const mail: Mail = {
    conversation: new Map([[conversation.id, conversation]]),
    message: new Map(messages.map((message) => [message.id, message])),
    reading: new Map(),
  }
  const actor = { kind: 'operator', loginId: loginId as LoginId, name } as const
  return possibleActs(mail, conversation.id, { actor, access: null })
}

/** The address of a conversation of any organisation. */
export const addressOf = ({
  id,
  account,
}: {
  readonly id: string
  readonly account: { readonly id: string }
}): string => `${account.id}/${id}`
