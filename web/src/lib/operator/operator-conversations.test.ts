import type { Conversation, ConversationId, MemberId } from '@kontor/domain'
import type { OperatorListedConversation } from '@kontor/protocol/http'
import { expect, it } from 'vitest'
import { addressOf, operatorActs } from './conversation-acts.ts'
import { foundConversations } from './found-conversations.ts'

const author = { kind: 'member', memberId: 'member-anna' as MemberId, name: 'Anna Nowak' } as const
const requested = {
  kind: 'change-phone',
  person: { ...author, email: 'anna@mewa.example' },
  from: null,
  to: '+48583200000',
}
const request = {
  number: 1,
  requested,
  state: 'sent',
  reason: null,
  by: author,
  at: 1,
} as unknown as Conversation['request']

const listed = (id: string, subject: string | null, name: string): OperatorListedConversation => ({
  ...{ id, organization: { id: name, name }, account: { id: `account-of-${id}`, name: 'Żuławy Mobile' }, subject },
  ...{ state: 'open', startedBy: 'Anna Nowak', startedAt: 1, messages: 1, lastAt: 1, unansweredSince: 1 },
  request: subject === null ? request : null,
})
const all = [listed('one', 'Faktura za maj', 'Mewa Telekom'), listed('two', null, 'Odra Fiber')]

it.each([
  ['', ['one', 'two']],
  ['faktura', ['one']],
  ['odra', ['two']],
  ['zulawy nowak', ['one', 'two']],
  ['58320', ['two']],
  ['halny', []],
])('[DESIGN 11] %j finds conversations by subject, organisation, account, author or request', (searched, found) => {
  expect(foundConversations(all, searched).map(({ id }) => id)).toEqual(found)
})

it('[DESIGN 11] the operator sees what may be done with a request now, and why not', () => {
  const conversation = {
    ...{
      id: 'conversation-1' as ConversationId,
      subject: null,
      state: 'open',
      startedBy: author,
      startedAt: 1,
      messages: 0,
    },
    ...{ lastAt: 1, lastBy: 'member', request },
  } as const satisfies Conversation
  const olga = { loginId: 'login-olga', name: 'Olga' }
  const none = { takeRequest: null, approveRequest: null, rejectRequest: null }
  expect(operatorActs({ conversation, messages: [] }, olga)).toMatchObject(none)
  const decided = { ...conversation, request: request && { ...request, state: 'approved' as const } }
  expect(operatorActs({ conversation: decided, messages: [] }, olga).approveRequest).toEqual({
    ...{ code: 'request-decided', state: 'approved' },
  })
  expect(all.map(addressOf)).toEqual(['account-of-one/one', 'account-of-two/two'])
})
