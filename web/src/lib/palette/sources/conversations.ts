import { conversationsInOrder, searchTextOf } from '@kontor/domain'
import Mail from '@lucide/svelte/icons/mail'
import { paths } from '#lib/address/paths.ts'
import { conversationTitle, requestNumber } from '#lib/mail/conversation-words.ts'
import { m } from '#lib/paraglide/messages.js'
import { useAccount } from '#lib/session/current-account.svelte.ts'
import { useMail } from '#lib/session/mail-view.svelte.ts'
import type { PaletteSource } from '../source.ts'

/** Conversations of the account in use, by their subjects and by what was written in them. */
export const conversations: PaletteSource = {
  id: 'conversations',
  title: () => m.palette_conversations(),
  open: () => {
    const current = useAccount()
    const mail = useMail()
    return () => {
      const { content } = mail
      if (content === null || !current.can('mail')) return []
      return conversationsInOrder(content, current.organization.member.id).map(({ conversation }) => ({
        id: `conversation ${conversation.id}`,
        name: conversationTitle(conversation),
        about: (conversation.request && requestNumber(conversation.request)) ?? undefined,
        also: searchTextOf(content, conversation),
        icon: Mail,
        href: paths.conversation(current.account.id, conversation.id),
      }))
    }
  },
}
