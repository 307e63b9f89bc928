import type { Actor, ActorAccess } from '../../kernel/actor.ts'
import type { ConversationId } from '../../kernel/ids.ts'
import { isRefusal, runMutation } from '../../kernel/run-mutation.ts'
import type { Mail, MailRefusal } from './mail.ts'
import { mailKind } from './mail-kind.ts'

/** What can be done with a conversation as a whole. */
export const conversationActs = [
  'closeConversation',
  'withdrawRequest',
  'takeRequest',
  'approveRequest',
  'rejectRequest',
] as const
export type ConversationAct = (typeof conversationActs)[number]

/**
 * What this actor may do with a conversation now: null, or the refusal that the mutation would get, which the screens
 * show beside the button. The server's own mutators decide.
 */
export const possibleActs = (
  mail: Mail,
  conversationId: ConversationId,
  who: { readonly actor: Actor; readonly access: ActorAccess | null },
): Readonly<Record<ConversationAct, MailRefusal | null>> => {
  const refusalOf = (name: ConversationAct): MailRefusal | null => {
    const args = name === 'rejectRequest' ? { conversationId, reason: '–' } : { conversationId }
    const result = runMutation(mailKind, mail, { name, version: 1, args }, { ...who, now: 0, facts: {} })
    return isRefusal(result) ? result : null
  }
  return Object.fromEntries(conversationActs.map((name) => [name, refusalOf(name)])) as Record<
    ConversationAct,
    MailRefusal | null
  >
}
