import { expect, it } from 'vitest'
import { Draft } from '../../kernel/draft.ts'
import type { ConversationId, MemberId } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import { emptyContent } from '../../kernel/record.ts'
import { isRefusal, runMutation } from '../../kernel/run-mutation.ts'
import { conversationsInOrder, messagesOf } from '../mail/conversations-in-order.ts'
import { type Mail, mailShape } from '../mail/mail.ts'
import { actorOf, type Person } from '../mail/testing/mail-scene.ts'
import { guestMailKind } from './guest-mail-kind.ts'

const id = 'reservation-2041' as ConversationId
const about = (messageId: string, message = 'Dzień dobry', more: object = {}) => ({
  ...{ reservationId: id, messageId, message, ...more },
})
const system = { actor: { kind: 'system' as const }, access: null }

const setup = () => {
  let mail: Mail = emptyContent(mailShape)
  const run = (who: Person | 'system', name: string, args: object) => {
    const by = who === 'system' ? system : actorOf(who)
    const context = { ...by, now: 1_000 + mail.message.size, facts: {} }
    const result = runMutation(guestMailKind, mail, { name, version: 1, args }, context)
    if (isRefusal(result)) return result
    const draft = new Draft(mail)
    draft.apply(result.writes)
    mail = draft.current
    return null
  }
  const receive = (messageId: string, message = 'Czy jest parking?') =>
    run('system', 'receiveFromGuest', about(messageId, message, { name: 'Róża Malec' }))
  const unread = (member: string) =>
    conversationsInOrder(mail, `member-${member}` as MemberId).map(({ unread }) => unread)
  const said = () => messagesOf(mail, id).map(({ author, text, delivery }) => [author, text, delivery?.state ?? null])
  return { run, receive, unread, said, deliveryOf: (of: string) => mail.message.get(of as never)?.delivery }
}
const anna = { kind: 'member', memberId: 'member-anna', name: 'Anna Nowak' }
const guest = { kind: 'guest', name: 'Róża Malec' }

it('[DESIGN 10] a guest and the property write in one conversation, which is unread for those who have not seen it', () => {
  const { run, receive, unread, said } = setup()
  expect(receive('message-01')).toBe(null)
  expect([unread('anna'), unread('adam')]).toEqual([[1], [1]])
  expect(run('anna', 'writeToGuest', about('message-02', 'Tak, za budynkiem.'))).toBe(null)
  expect([unread('anna'), unread('adam')]).toEqual([[0], [2]])
  expect(said()).toEqual([
    [guest, 'Czy jest parking?', null],
    [anna, 'Tak, za budynkiem.', 'sending'],
  ])
  expect(run('adam', 'markRead', { conversationId: id, messages: 2 })).toBe(null)
  expect(unread('adam')).toEqual([0])
})

it('[DESIGN 10] a failed mail is sent again once, however many people ask for it', () => {
  const { run, deliveryOf } = setup()
  run('anna', 'writeToGuest', about('message-01'))
  const outcome = (sending: number, state: string, reason: string | null = null) =>
    run('system', 'recordGuestDelivery', { messageId: 'message-01', sending, state, reason, to: 'r@malec.example' })
  outcome(1, 'delayed', 'no-answer')
  outcome(1, 'failed', 'unknown-address')
  for (const who of ['anna', 'adam'] as const) expect(run(who, 'resendToGuest', { messageId: 'message-01' })).toBe(null)
  expect(deliveryOf('message-01')).toMatchObject({ state: 'sending', reason: null, sending: 2 })
  outcome(1, 'sent')
  expect(deliveryOf('message-01')?.state).toBe('sending')
  outcome(2, 'sent')
  run('anna', 'resendToGuest', { messageId: 'message-01' })
  expect(deliveryOf('message-01')).toMatchObject({ state: 'sent', sending: 2, to: 'r@malec.example' })
})

it('[DESIGN 10] each sending asks for one mail, and nothing else does', () => {
  const effects = (name: 'writeToGuest' | 'resendToGuest' | 'receiveFromGuest', state: string | null) => {
    const delivery = state === null ? {} : { delivery: { state, reason: null, to: null, sending: 2, at: 1 } }
    const change = { kind: 'message', id: 'message-01', before: null, after: { id: 'message-01', ...delivery } }
    const cause = { args: {} as never, changes: [change] as never, content: emptyContent(mailShape), facts: {} }
    return guestMailKind.mutations[name].effects?.({ ...cause, now: 7, accountId: 'account-0001' as never })
  }
  const mail = { accountId: 'account-0001', messageId: 'message-01', sending: 2 }
  const expected = [{ kind: 'guest-mail', payload: mail, dueAt: 7, isMessage: true }]
  expect(effects('writeToGuest', 'sending')).toEqual(expected)
  expect(effects('resendToGuest', 'sending')).toEqual(expected)
  expect([effects('resendToGuest', null), effects('receiveFromGuest', null)]).toEqual([[], undefined])
})

it('[S11] bad input is refused with its reason', () => {
  const { run, receive } = setup()
  run('anna', 'writeToGuest', about('message-01'))
  const wrong = (path: string, reason: string) => ({ code: 'invalid-arguments', issues: [{ path, reason }] })
  expect([
    run('anna', 'writeToGuest', about('message-02', ' ')),
    run('anna', 'writeToGuest', about('message-02', 'a'.repeat(limits.mail.messageLengthMax + 1))),
    run('anna', 'writeToGuest', about('message-01')),
    run('anna', 'writeToGuest', about('message-02', 'a', { reservationId: '../x' })),
    run('anna', 'receiveFromGuest', about('message-02', 'a', { name: 'Róża Malec' })),
    run('anna', 'resendToGuest', { messageId: 'message-99' }),
    run('stranger', 'writeToGuest', about('message-02')),
    run('olga', 'writeToGuest', about('message-02')),
    receive('message-01'),
  ]).toEqual([
    wrong('message', 'empty'),
    wrong('message', 'too-long'),
    { code: 'already-exists', kind: 'message', recordId: 'message-01' },
    wrong('reservationId', 'malformed-id'),
    { code: 'unknown-mutation', name: 'receiveFromGuest' },
    { code: 'unknown-message', recordId: 'message-99' },
    { code: 'no-access' },
    { code: 'no-access' },
    { code: 'already-exists', kind: 'message', recordId: 'message-01' },
  ])
})

it('[S11] a guest writes a bounded number of messages about one reservation', () => {
  const { run, receive } = setup()
  const max = limits.mail.guestMessagesMax
  for (let place = 0; place < max; place += 1) expect(receive(`message-${1_000 + place}`)).toBe(null)
  expect(receive('message-9999')).toEqual({ code: 'too-many-records', kind: 'message', max })
  expect(run('anna', 'writeToGuest', about('message-02'))).toBe(null)
})
