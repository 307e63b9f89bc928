import type { ConversationId } from '@kontor/domain'

export const mailTabs = ['all', 'unread', 'requests'] as const
export type MailTab = (typeof mailTabs)[number]

/** What the screen of the mail shows. It is kept in the address, so that it can be shared and the back button works. */
export interface MailQuery {
  readonly text: string
  readonly tab: MailTab
  /** The open conversation. */
  readonly open: ConversationId | null
}

export const mailQueryOf = (params: Pick<URLSearchParams, 'get'>): MailQuery => ({
  text: params.get('q') ?? '',
  tab: mailTabs.find((tab) => tab === params.get('tab')) ?? 'all',
  // Only compared with ids of records.
  open: params.get('c') as ConversationId | null,
})

/** The parameters to write into the address; null removes one, and defaults are left out. */
export const mailQueryParams = (query: Partial<MailQuery>): Record<string, string | null> => ({
  ...(query.text === undefined ? {} : { q: query.text === '' ? null : query.text }),
  ...(query.tab === undefined ? {} : { tab: query.tab === 'all' ? null : query.tab }),
  ...(query.open === undefined ? {} : { c: query.open }),
})
