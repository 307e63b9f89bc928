import { expect, it } from 'vitest'
import type { MemberId } from '../../kernel/ids.ts'
import type { Notice } from '../../kernel/notice.ts'
import type { MailTypes } from './mail.ts'
import { guestMessageNotices, operatorMessageNotices, processMessageNotices } from './message-notices.ts'
import type { Message } from './records.ts'
import { mailScene } from './testing/mail-scene.ts'

const [anna, adam] = ['member-anna', 'member-adam'] as [MemberId, MemberId]
const started = { conversationId: 'conversation-1', messageId: 'message-0001', subject: 'Faktura', message: 'Kiedy?' }
const answer = { conversationId: 'conversation-1', messageId: 'message-0002', message: 'Jutro.', attachments: [] }

it('[DESIGN 13] what the operator writes is news to all who have not read it', () => {
  const scene = mailScene()
  expect(scene.run('anna', 'startConversation', { ...started, attachments: [] })).toBe(null)
  expect(scene.run('olga', 'answerConversation', answer)).toBe(null)
  const notice: Notice = { kind: 'message', recordId: 'conversation-1', place: 2 }
  const concerned = (of: Notice) =>
    [anna, adam].filter((memberId) => operatorMessageNotices.concerns(scene.mail, of, { memberId, now: 0 }))
  expect(concerned(notice)).toEqual([anna, adam])
  expect(scene.run('adam', 'markRead', { conversationId: 'conversation-1', messages: 2 })).toBe(null)
  expect(concerned(notice)).toEqual([anna])
  expect(concerned({ ...notice, recordId: 'conversation-9' })).toEqual([])
  expect(concerned({ ...notice, recordId: '?' })).toEqual([])
  expect(concerned({ kind: 'late', recordId: 'conversation-1', since: 0 })).toEqual([])
})

it('[DESIGN 13] in each section the others’ messages are news: the operator’s, guests’, colleagues’', () => {
  const by = (kind: string) =>
    [
      { kind: 'conversation', id: 'conversation-1', before: null, after: {} },
      {
        kind: 'message',
        id: 'message-1',
        before: null,
        after: { conversationId: 'conversation-1', place: 3, author: { kind } },
      },
    ] as unknown as readonly MailTypes['change'][]
  const cause = (kind: string) => ({ changes: by(kind), content: mailScene().mail, now: 7, by: null })
  const given = [operatorMessageNotices, guestMessageNotices, processMessageNotices].map(({ after }) =>
    ['operator', 'guest', 'member'].filter((kind) => after(cause(kind)).length > 0),
  )
  expect(given).toEqual([['operator'], ['guest'], ['member']])
  expect(operatorMessageNotices.after(cause('operator'))).toEqual([
    { notice: { kind: 'message', recordId: 'conversation-1', place: 3 }, dueAt: 7 },
  ])
})

it('[DESIGN 13] a changed message is none', () => {
  const message = { author: { kind: 'guest' } } as Message
  const changes = [{ kind: 'message', id: message.id, before: message, after: message }] as const
  expect(guestMessageNotices.after({ changes, content: mailScene().mail, now: 7, by: null })).toEqual([])
})
