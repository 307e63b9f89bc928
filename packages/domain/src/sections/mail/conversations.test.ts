import { describe, expect, it } from 'vitest'
import type { ConversationId, MemberId } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import { conversationsInOrder, messagesOf, searchTextOf, unreadConversations } from './conversations-in-order.ts'
import { newConversation } from './new-conversation.ts'
import { actorOf, mailScene, message, requested } from './testing/mail-scene.ts'
import { writtenMessage } from './written-message.ts'

const one = 'conversation-1' as ConversationId
const two = 'conversation-2' as ConversationId
const anna = 'member-anna' as MemberId
const adam = 'member-adam' as MemberId
const attachment = { name: '../umowa.pdf', bytes: 9, type: 'application/pdf', sha256: 'a'.repeat(64) }

const setup = () => {
  const scene = mailScene()
  expect(scene.run('anna', 'startConversation', { ...message(one), subject: ' Faktura  za maj ' })).toBe(null)
  return scene
}
const unreadOf = (scene: ReturnType<typeof setup>, who: MemberId) =>
  conversationsInOrder(scene.mail, who).map(({ conversation, unread }) => [conversation.id, unread])

describe('[B14] a conversation with the operator', () => {
  it('[B14] begins with a subject and a message, and goes on from both sides in one order', () => {
    const scene = setup()
    expect(scene.run('olga', 'answerConversation', message(one, 'Już sprawdzam.'))).toBe(null)
    expect(scene.run('adam', 'writeMessage', message(one, '', { attachments: [attachment] }))).toBe(null)
    expect(
      messagesOf(scene.mail, one).map(({ place, author, text, attachments }) => [
        place,
        author.name,
        text,
        attachments,
      ]),
    ).toEqual([
      [1, 'Anna Nowak', 'Dzień dobry', []],
      [2, 'Olga Operator', 'Już sprawdzam.', []],
      [3, 'Adam Wilk', '', [{ ...attachment, name: 'umowa.pdf' }]],
    ])
    expect(scene.mail.conversation.get(one)).toEqual({
      ...{ id: one, subject: 'Faktura za maj', state: 'open', messages: 3, lastAt: 1_003, lastBy: 'member' },
      ...{ startedBy: { kind: 'member', memberId: anna, name: 'Anna Nowak' }, startedAt: 1_001, request: null },
    })
  })

  it('[B14] is closed, and opens again with the next message, so nothing that was written offline is lost', () => {
    const scene = setup()
    expect(scene.run('adam', 'closeConversation', { conversationId: one })).toBe(null)
    expect(scene.mail.conversation.get(one)?.state).toBe('closed')
    expect(scene.run('anna', 'writeMessage', message(one, 'Jeszcze jedno'))).toBe(null)
    expect(scene.mail.conversation.get(one)?.state).toBe('open')
  })

  it('[DESIGN 10] who has no access writes nothing, and a member is no operator', () => {
    const scene = setup()
    expect([
      scene.run('stranger', 'startConversation', { ...message(two), subject: 'a' }),
      scene.run('stranger', 'markRead', { conversationId: one, messages: 1 }),
      scene.run('adam', 'answerConversation', message(one)),
      scene.run('olga', 'writeMessage', message(one)),
    ]).toEqual([
      { code: 'no-access' },
      { code: 'no-access' },
      { code: 'unknown-mutation', name: 'answerConversation' },
      { code: 'no-access' },
    ])
  })

  it('[S11] bad input is refused with its reason', () => {
    const scene = setup()
    const wrong = (path: string, reason: string) => ({ code: 'invalid-arguments', issues: [{ path, reason }] })
    const used = [...scene.mail.message.keys()][0]
    expect([
      scene.run('anna', 'writeMessage', message(one, ' \n ')),
      scene.run('anna', 'writeMessage', message(one, 'a'.repeat(limits.mail.messageLengthMax + 1))),
      scene.run('anna', 'writeMessage', message(one, 'a\u202Eb')),
      scene.run('anna', 'writeMessage', message('conversation-9')),
      scene.run('anna', 'writeMessage', { ...message(one), messageId: used }),
      scene.run('anna', 'startConversation', { ...message(one), subject: 'Again' }),
      scene.run('anna', 'startConversation', { ...message(two), subject: '' }),
      scene.run('anna', 'markRead', { conversationId: one, messages: 0 }),
      scene.run('olga', 'answerConversation', message('conversation-9')),
    ]).toEqual([
      wrong('message', 'empty'),
      wrong('message', 'too-long'),
      wrong('message', 'control-characters'),
      { code: 'unknown-conversation', recordId: 'conversation-9' },
      { code: 'already-exists', kind: 'message', recordId: used },
      { code: 'already-exists', kind: 'conversation', recordId: one },
      wrong('subject', 'empty'),
      wrong('messages', 'not-a-count'),
      { code: 'unknown-conversation', recordId: 'conversation-9' },
    ])
    expect(scene.run('anna', 'writeMessage', message(one, 'a'.repeat(limits.mail.messageLengthMax)))).toBe(null)
  })

  it('[S11] a section holds a bounded number of conversations and messages', () => {
    const { mail } = setup()
    const sized = <T extends ReadonlyMap<unknown, unknown>>(map: T, size: number): T =>
      Object.defineProperty(new Map(map), 'size', { value: size }) as unknown as T
    const context = { ...actorOf('anna'), now: 1, facts: {} }
    const crowded = { ...mail, conversation: sized(mail.conversation, limits.mail.conversationsMax) }
    expect(newConversation(crowded, { id: two, subject: 'a', request: null }, context)).toEqual({
      ...{ code: 'too-many-records', kind: 'conversation', max: limits.mail.conversationsMax },
    })
    const full = { ...mail, message: sized(mail.message, limits.mail.messagesMax) }
    const conversation = mail.conversation.get(one)
    const said = { messageId: 'message-new' as never, message: 'a', attachments: [] }
    expect(conversation && writtenMessage(full, conversation, said, context)).toEqual({
      ...{ code: 'too-many-records', kind: 'message', max: limits.mail.messagesMax },
    })
  })
})

describe('[DESIGN 10] what a person has read', () => {
  it('[DESIGN 10] is counted for each person; writing reads, and reading never goes back', () => {
    const scene = setup()
    scene.run('olga', 'answerConversation', message(one))
    expect([unreadOf(scene, anna), unreadOf(scene, adam)]).toEqual([[[one, 1]], [[one, 2]]])
    scene.run('anna', 'markRead', { conversationId: one, messages: 2 })
    scene.run('anna', 'markRead', { conversationId: one, messages: 1 })
    expect([
      unreadOf(scene, anna),
      unreadConversations(scene.mail, anna),
      unreadConversations(scene.mail, adam),
    ]).toEqual([[[one, 0]], 0, 1])
  })

  it('[DESIGN 10] reading ahead of what is there counts up to what is there', () => {
    const scene = setup()
    scene.run('adam', 'markRead', { conversationId: one, messages: 99 })
    scene.run('olga', 'answerConversation', message(one))
    expect(unreadOf(scene, adam)).toEqual([[one, 1]])
  })
})

it('[DESIGN 10] the conversation in which something happened last comes first', () => {
  const scene = setup()
  scene.run('anna', 'startConversation', { ...message(two), subject: 'Umowa' })
  expect(unreadOf(scene, anna).map(([id]) => id)).toEqual([two, one])
  scene.run('olga', 'answerConversation', message(one))
  expect(unreadOf(scene, anna).map(([id]) => id)).toEqual([one, two])
})

it('[DESIGN 10] search finds subjects, messages, people, files, and what a request asks for', () => {
  const scene = setup()
  scene.run('adam', 'writeMessage', message(one, 'W załączniku', { attachments: [attachment] }))
  scene.run('anna', 'sendRequest', { ...message(two, ''), requested: requested.email })
  const texts = [one, two].map((id) => {
    const conversation = scene.mail.conversation.get(id)
    return conversation === undefined
      ? []
      : searchTextOf(conversation, messagesOf(scene.mail, conversation.id)).split('\n')
  })
  expect(texts).toEqual([
    ['Faktura za maj', 'Dzień dobry', 'Anna Nowak', 'W załączniku', 'Adam Wilk', 'umowa.pdf'],
    ['1', 'a.nowak@mewa.example', 'Anna Nowak', 'anna@mewa.example', 'Anna Nowak'],
  ])
})
