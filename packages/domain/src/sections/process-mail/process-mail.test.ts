import { expect, it } from 'vitest'
import { Draft } from '../../kernel/draft.ts'
import type { ConversationId, MemberId } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import { emptyContent } from '../../kernel/record.ts'
import { isRefusal, runMutation } from '../../kernel/run-mutation.ts'
import { conversationsInOrder, messagesOf } from '../mail/conversations-in-order.ts'
import { type Mail, mailShape } from '../mail/mail.ts'
import { actorOf, type Person } from '../mail/testing/mail-scene.ts'
import { processMailKind } from './process-mail-kind.ts'

const id = 'process-20418' as ConversationId
const about = (messageId: string, message = 'Dawca pyta o pesel', more: object = {}) => ({
  ...{ processId: id, messageId, message, attachments: [], ...more },
})

const setup = () => {
  let mail: Mail = emptyContent(mailShape)
  const run = (who: Person, name: string, args: object) => {
    const context = { ...actorOf(who), now: 1_000 + mail.message.size, facts: {} }
    const result = runMutation(processMailKind, mail, { name, version: 1, args }, context)
    if (isRefusal(result)) return result
    const draft = new Draft(mail)
    draft.apply(result.writes)
    mail = draft.current
    return null
  }
  const unread = (member: string) =>
    conversationsInOrder(mail, `member-${member}` as MemberId).map(({ conversation, unread }) => [
      conversation.id,
      unread,
    ])
  return { run, unread, said: () => messagesOf(mail, id).map(({ author, text }) => [author.name, text]) }
}

it('[DESIGN 10] two people who begin to write about one process write in the same conversation', () => {
  const { run, unread, said } = setup()
  expect(run('anna', 'writeAboutProcess', about('message-01'))).toBe(null)
  expect(run('adam', 'writeAboutProcess', about('message-02', 'Mam go w umowie'))).toBe(null)
  expect(said()).toEqual([
    ['Anna Nowak', 'Dawca pyta o pesel'],
    ['Adam Wilk', 'Mam go w umowie'],
  ])
  expect([unread('anna'), unread('adam')]).toEqual([[[id, 1]], [[id, 0]]])
  expect(run('anna', 'markRead', { conversationId: id, messages: 2 })).toBe(null)
  expect(unread('anna')).toEqual([[id, 0]])
})

it('[S11] bad input is refused with its reason', () => {
  const { run } = setup()
  run('anna', 'writeAboutProcess', about('message-01'))
  const wrong = (path: string, reason: string) => ({ code: 'invalid-arguments', issues: [{ path, reason }] })
  expect([
    run('anna', 'writeAboutProcess', about('message-02', ' ')),
    run('anna', 'writeAboutProcess', about('message-02', 'a'.repeat(limits.mail.messageLengthMax + 1))),
    run('anna', 'writeAboutProcess', about('message-01')),
    run('anna', 'writeAboutProcess', about('message-02', 'a', { processId: '../x' })),
  ]).toEqual([
    wrong('message', 'empty'),
    wrong('message', 'too-long'),
    { code: 'already-exists', kind: 'message', recordId: 'message-01' },
    wrong('processId', 'malformed-id'),
  ])
})

it('[B28] neither a stranger nor an operator writes about a process', () => {
  const { run } = setup()
  expect([
    run('stranger', 'writeAboutProcess', about('message-01')),
    run('olga', 'writeAboutProcess', about('message-01')),
    run('olga', 'answerConversation', { conversationId: id, messageId: 'message-01', message: 'a', attachments: [] }),
  ]).toEqual([{ code: 'no-access' }, { code: 'no-access' }, { code: 'unknown-mutation', name: 'answerConversation' }])
})
