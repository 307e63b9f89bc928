import type { Conversation, Mail } from '@kontor/domain'
import { expect, it } from 'vitest'
import { withNamedMail } from './with-named-mail.ts'

const mailOf = (...ids: string[]): Mail => ({
  conversation: new Map(ids.map((id) => [id as Conversation['id'], { id, subject: null } as Conversation])),
  message: new Map(),
  reading: new Map(),
})
const named = (names: Readonly<Record<string, string>>, content: Mail | null) => ({
  content,
  nameOf: (id: string) => names[id] ?? null,
})
const subjects = ({ conversation }: Mail) => [...conversation.values()].map(({ id, subject }) => [id, subject])

it('[B28] messages about processes and with guests are beside the conversations, named by their record', () => {
  const processes = named({ 'process-1': '20418 · Reklamacja' }, mailOf('process-1', 'process-unknown'))
  const guests = named({ 'reservation-1': '2041 · Róża Malec' }, mailOf('reservation-1'))
  expect(subjects(withNamedMail(mailOf('conversation-1'), [processes, guests]))).toEqual([
    ['conversation-1', null],
    ['process-1', '20418 · Reklamacja'],
    ['reservation-1', '2041 · Róża Malec'],
  ])
})

it('[B28] without both rights the mail is as it is', () => {
  const mail = mailOf('conversation-1')
  expect(withNamedMail(mail, [named({ 'process-1': 'a' }, null), named({}, null)])).toBe(mail)
})
