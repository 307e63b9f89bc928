import type { Conversation, Mail, Process } from '@kontor/domain'
import { expect, it } from 'vitest'
import { withProcessMail } from './with-process-mail.ts'

const mailOf = (...ids: string[]): Mail => ({
  conversation: new Map(ids.map((id) => [id as Conversation['id'], { id, subject: null } as Conversation])),
  message: new Map(),
  reading: new Map(),
})
const process = { id: 'process-1', number: 20418, title: 'Reklamacja', portability: null } as unknown as Process
const processes = { process: new Map([[process.id, process]]) }
const subjects = ({ conversation }: Mail) => [...conversation.values()].map(({ id, subject }) => [id, subject])

it('[B28] messages about processes are beside the conversations, named by their process', () => {
  const about = mailOf('process-1', 'process-unknown')
  expect(subjects(withProcessMail(mailOf('conversation-1'), about, processes))).toEqual([
    ['conversation-1', null],
    ['process-1', '20418 · Reklamacja'],
  ])
})

it('[B28] without both rights the mail is as it is', () => {
  const mail = mailOf('conversation-1')
  expect([withProcessMail(mail, null, processes), withProcessMail(mail, mailOf('process-1'), null)]).toEqual([
    mail,
    mail,
  ])
})
