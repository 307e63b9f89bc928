import type { SectionKind } from '../section-kind.ts'
import { mailShape, type MailTypes } from './mail.ts'
import { operatorMessageNotices } from './message-notices.ts'
import { answerConversation } from './mutations/answer-conversation.ts'
import { approveRequest } from './mutations/approve-request.ts'
import { closeConversation } from './mutations/close-conversation.ts'
import { markRead } from './mutations/mark-read.ts'
import { receiveOwnMessage } from './mutations/receive-own-message.ts'
import { receiveRequest } from './mutations/receive-request.ts'
import { receiveWithdrawal } from './mutations/receive-withdrawal.ts'
import { rejectRequest } from './mutations/reject-request.ts'
import { sendRequest } from './mutations/send-request.ts'
import { startConversation } from './mutations/start-conversation.ts'
import { takeRequest } from './mutations/take-request.ts'
import { withdrawRequest } from './mutations/withdraw-request.ts'
import { writeMessage } from './mutations/write-message.ts'

const mutations = {
  startConversation,
  writeMessage,
  markRead,
  closeConversation,
  sendRequest,
  receiveRequest,
  receiveOwnMessage,
  receiveWithdrawal,
  withdrawRequest,
  answerConversation,
  takeRequest,
  approveRequest,
  rejectRequest,
} as const

export type MailMutationName = keyof typeof mutations

/** `section/<accountId>.mail`: conversations with the operator, and requests (B14, B22, B23). */
export const mailKind: SectionKind<MailTypes> & { readonly mutations: typeof mutations } = {
  key: 'mail',
  needs: ['mail'],
  ...mailShape,
  mutations,
  notices: operatorMessageNotices,
  nameOf: (_kind, record) => ('subject' in record && record.subject !== null ? String(record.subject) : null),
  nextNumber: ({ conversation }) => {
    let requests = 0
    for (const { request } of conversation.values()) if (request !== null) requests += 1
    return requests + 1
  },
}
