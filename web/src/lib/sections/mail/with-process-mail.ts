import { processName, type Conversation, type Mail, type Process, type Processes } from '@kontor/domain'

/**
 * The mail with the messages about processes beside it: such a conversation has the id of its process and is named by it. One
 * about a process that is not here is left out.
 */
export const withProcessMail = (mail: Mail, about: Mail | null, processes: Pick<Processes, 'process'> | null): Mail => {
  if (about === null || processes === null) return mail
  const named = [...about.conversation.values()].flatMap((conversation): [Conversation['id'], Conversation][] => {
    const process = processOf(processes, conversation.id)
    return process === undefined ? [] : [[conversation.id, { ...conversation, subject: processName(process) }]]
  })
  return {
    conversation: new Map([...mail.conversation, ...named]),
    message: new Map([...mail.message, ...about.message]),
    reading: new Map([...mail.reading, ...about.reading]),
  }
}

const processOf = ({ process }: Pick<Processes, 'process'>, id: string): Process | undefined =>
  process.get(id as Process['id'])
