import type { GuestMailMutationName, MailMutationName, ProcessMailMutationName } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { MessagePart } from '#lib/paraglide/runtime.js'
import type { MutationWords } from '../mutations/mutation-words.ts'
import { requestNameIn } from './request-words.ts'

/** A sentence without names. */
const plain = (value: string): MessagePart[] => [{ type: 'text', value }]

/** The words of every mutation of the mail section. One without words does not compile. */
export const mailMutationWords: Readonly<Record<MailMutationName, MutationWords>> = {
  startConversation: {
    written: 'message',
    change: (args) => m.change_start_conversation.parts({ subject: args.text('subject') }),
    history: (entry) => m.history_start_conversation.parts({ actor: entry.actor, subject: entry.text('subject') }),
  },
  writeMessage: {
    written: 'message',
    change: () => plain(m.change_write_message()),
    history: ({ actor }) => m.history_write_message.parts({ actor }),
  },
  markRead: {
    change: () => plain(m.change_mark_read()),
    history: ({ actor }) => m.history_mark_read.parts({ actor }),
  },
  closeConversation: {
    change: () => plain(m.change_close_conversation()),
    history: ({ actor }) => m.history_close_conversation.parts({ actor }),
  },
  sendRequest: {
    written: 'message',
    change: (args) => m.change_send_request.parts({ request: requestNameIn(args.value('requested')) }),
    history: ({ actor, entry }) =>
      m.history_send_request.parts({ actor, request: requestNameIn(entry.args['requested']) }),
  },
  receiveRequest: {
    change: () => plain(m.change_receive_request()),
    history: ({ entry }) => m.history_receive_request.parts({ request: requestNameIn(entry.args['requested']) }),
  },
  receiveOwnMessage: {
    change: () => plain(m.change_receive_own_message()),
    history: () => plain(m.history_receive_own_message()),
  },
  receiveWithdrawal: {
    change: () => plain(m.change_receive_withdrawal()),
    history: () => plain(m.history_receive_withdrawal()),
  },
  withdrawRequest: {
    change: () => plain(m.change_withdraw_request()),
    history: ({ actor }) => m.history_withdraw_request.parts({ actor }),
  },
  answerConversation: {
    written: 'message',
    change: () => plain(m.change_answer_conversation()),
    history: ({ actor }) => m.history_answer_conversation.parts({ actor }),
  },
  takeRequest: {
    change: () => plain(m.change_take_request()),
    history: ({ actor }) => m.history_take_request.parts({ actor }),
  },
  approveRequest: {
    change: () => plain(m.change_approve_request()),
    history: ({ actor }) => m.history_approve_request.parts({ actor }),
  },
  rejectRequest: {
    change: () => plain(m.change_reject_request()),
    history: (entry) => m.history_reject_request.parts({ actor: entry.actor, reason: entry.text('reason') }),
  },
}

/** The words of every mutation about the messages of one process. */
export const processMailMutationWords: Readonly<Record<ProcessMailMutationName, MutationWords>> = {
  writeAboutProcess: {
    written: 'message',
    change: () => plain(m.change_write_about_process()),
    history: ({ actor }) => m.history_write_about_process.parts({ actor }),
  },
  markRead: mailMutationWords.markRead,
}

/** The words of every mutation about the messages with guests. */
export const guestMailMutationWords: Readonly<Record<GuestMailMutationName, MutationWords>> = {
  writeToGuest: {
    written: 'message',
    change: () => plain(m.change_write_to_guest()),
    history: ({ actor }) => m.history_write_to_guest.parts({ actor }),
  },
  resendToGuest: {
    change: () => plain(m.change_resend_to_guest()),
    history: ({ actor }) => m.history_resend_to_guest.parts({ actor }),
  },
  receiveFromGuest: {
    change: () => plain(m.change_receive_from_guest()),
    history: () => plain(m.history_receive_from_guest()),
  },
  recordGuestDelivery: {
    change: () => plain(m.change_record_guest_delivery()),
    history: () => plain(m.history_record_guest_delivery()),
  },
  markRead: mailMutationWords.markRead,
}
