import { mailShape, type MailTypes } from '../mail/mail.ts'
import { processMessageNotices } from '../mail/message-notices.ts'
import { markRead } from '../mail/mutations/mark-read.ts'
import type { SectionKind } from '../section-kind.ts'
import { writeAboutProcess } from './write-about-process.ts'

const mutations = { writeAboutProcess, markRead } as const

export type ProcessMailMutationName = keyof typeof mutations

/**
 * `section/<accountId>.mail+processes`: messages about one process, for those who hold both rights (B28). It has the records
 * of the mail; a conversation has the id of its process and no subject, because the screens name it by the process.
 */
export const processMailKind: SectionKind<MailTypes> & { readonly mutations: typeof mutations } = {
  key: 'mail+processes',
  needs: ['mail', 'processes'],
  ...mailShape,
  mutations,
  notices: processMessageNotices,
}
