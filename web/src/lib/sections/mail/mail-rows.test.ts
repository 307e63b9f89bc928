import type { Conversation, ConversationId, Mail, MemberId, Message, MessageId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { mailQueryOf, mailQueryParams } from './mail-query.ts'
import { countInTabs, foundRows, mailRows } from './mail-rows.ts'

const anna = 'member-anna' as MemberId
const author = { kind: 'member', memberId: anna, name: 'Anna Żuraw' } as const
const person = { memberId: anna, name: 'Anna Żuraw', email: 'anna@mewa.example' }

const conversation = (id: string, lastAt: number, parts: Partial<Conversation> = {}): Conversation => ({
  ...{ id: id as ConversationId, subject: `Temat ${id}`, state: 'open', startedBy: author, startedAt: 1 },
  ...{ messages: 1, lastAt, lastBy: 'operator', request: null, ...parts },
})
const message = (id: string, of: string, place: number, text: string): Message => ({
  ...{ id: id as MessageId, conversationId: of as ConversationId, place, author, text, attachments: [], sentAt: place },
})

const mail: Mail = {
  conversation: new Map(
    [
      conversation('faktura', 5, { messages: 2 }),
      conversation('telefon', 7, {
        subject: null,
        request: {
          ...{ number: 1, requested: { kind: 'change-phone', person, from: null, to: '+48583200000' } },
          ...{ state: 'sent', reason: null, by: author, at: 7 },
        },
      }),
    ].map((one) => [one.id, one]),
  ),
  message: new Map(
    [
      message('one', 'faktura', 1, 'Kiedy będzie?'),
      message('two', 'faktura', 2, 'Jutro, łącznie z korektą.'),
      message('three', 'telefon', 1, ''),
    ].map((one) => [one.id, one]),
  ),
  reading: new Map([
    [
      `${anna}/telefon`,
      { id: `${anna}/telefon`, memberId: anna, conversationId: 'telefon' as ConversationId, messages: 1 },
    ],
  ]),
}

const idsOf = (tab: 'all' | 'unread' | 'requests', text = '') =>
  foundRows(mail, mailRows(mail, anna), { tab, text }).map((row) => row.conversation.id)

it('[DESIGN 10] the conversations are listed with their last message and what is unread, the newest first', () => {
  const rows = mailRows(mail, anna)
  expect(rows.map((row) => [row.conversation.id, row.unread, row.line])).toEqual([
    ['telefon', 0, ''],
    ['faktura', 2, 'Jutro, łącznie z korektą.'],
  ])
  expect(countInTabs(rows)).toEqual({ all: 2, unread: 1, requests: 1 })
})

it.each([
  ['all', '', ['telefon', 'faktura']],
  ['unread', '', ['faktura']],
  ['requests', '', ['telefon']],
  ['all', 'lacznie', ['faktura']],
  ['all', 'zuraw 58320', ['telefon']],
  ['requests', 'jutro', []],
  ['all', 'brak', []],
] as const)('[DESIGN 10] in the tab %s, %j finds the conversations that hold every word', (tab, text, found) => {
  expect(idsOf(tab, text)).toEqual(found)
})

it('[DESIGN 10] what the screen shows is kept in the address', () => {
  const open = 'faktura' as ConversationId
  expect(mailQueryOf(new URLSearchParams('q=a&tab=unread&c=faktura'))).toEqual({ text: 'a', tab: 'unread', open })
  expect(mailQueryOf(new URLSearchParams('tab=moon'))).toEqual({ text: '', tab: 'all', open: null })
  expect(mailQueryParams({ text: '', tab: 'all', open })).toEqual({ q: null, tab: null, c: 'faktura' })
  expect(mailQueryParams({})).toEqual({})
})
