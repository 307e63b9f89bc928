import type { OperatorListedConversation } from '@kontor/protocol/http'
import { findsAll, searchForm, soughtWords } from '#lib/format/search-form.ts'
import { conversationTitle } from '#lib/mail/conversation-words.ts'

/** The conversations that hold every searched word in their subject, organisation, account, author or request. */
export const foundConversations = (
  conversations: readonly OperatorListedConversation[],
  searched: string,
): readonly OperatorListedConversation[] => {
  const words = soughtWords(searched)
  if (words.length === 0) return conversations
  return conversations.filter((one) => {
    const { organization, account, startedBy, request } = one
    const requested = request?.requested
    const to = requested !== undefined && 'to' in requested ? requested.to : ''
    const texts = [conversationTitle(one), organization.name, account.name, startedBy, to]
    return findsAll(words, searchForm(texts.join('\n')))
  })
}
