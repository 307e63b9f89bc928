import type { Conversation, Mail } from '@kontor/domain'

/** Messages about records of another section: a conversation has the id of its record and is named by it. */
export interface NamedMail {
  /** Null where the person may not open it, or nothing is here yet. */
  readonly content: Mail | null
  /** Null for a record that is not here: its conversation is left out. */
  nameOf(id: string): string | null
}

/** The mail with the messages about processes and those with guests beside it. */
export const withNamedMail = (mail: Mail, others: readonly NamedMail[]): Mail => {
  const open = others.flatMap(({ content, nameOf }) => (content === null ? [] : [{ content, nameOf }]))
  if (open.length === 0) return mail
  const named = open.flatMap(({ content, nameOf }) =>
    [...content.conversation.values()].flatMap((conversation): [Conversation['id'], Conversation][] => {
      const subject = nameOf(conversation.id)
      return subject === null ? [] : [[conversation.id, { ...conversation, subject }]]
    }),
  )
  return {
    conversation: new Map([...mail.conversation, ...named]),
    message: new Map([...mail.message, ...open.flatMap(({ content }) => [...content.message])]),
    reading: new Map([...mail.reading, ...open.flatMap(({ content }) => [...content.reading])]),
  }
}
