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
    const texts = [conversationTitle(one), organization.name, account.name, startedBy, request?.requested.to ?? '']
    return findsAll(words, searchForm(texts.join('\n')))
  })
}
