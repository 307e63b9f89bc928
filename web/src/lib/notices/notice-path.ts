import { phoneHome } from '../address/phone-path.ts'

/** Where a notification leads. All of it comes from the server, so nothing in it is trusted to be an address. */
export interface NoticePlace {
  readonly accountId: string
  /** The key of the section, as `mail+processes`. */
  readonly section: string
  readonly recordId: string
  /** Whether it leads to the site for phones. */
  readonly onPhone: boolean
}

/** The page of what the notification is about. The service worker imports this, so it depends on little. */
export const noticePath = ({ accountId, section, recordId, onPhone }: NoticePlace): string => {
  const account = `${onPhone ? phoneHome : ''}/a/${encodeURIComponent(accountId)}`
  const record = encodeURIComponent(recordId)
  // Messages about processes and with guests are read in the mail.
  if (section === 'mail' || section.startsWith('mail+')) return `${account}/mail?c=${record}`
  if (section === 'processes') return `${account}/processes?process=${record}`
  if (section === 'reservations') return `${account}/reservations?reservation=${record}`
  // A phone has no calendar: its cards say which nights.
  if (section === 'calendar') return onPhone ? phoneHome : `${account}/calendar`
  return account
}

/** Pages that a notification may take to another place: those of a person who works here, not those of a link by mail. */
export const isWorkPath = (pathname: string): boolean => /^\/(a\/.*|m(\/.*)?|me)?$/.test(pathname)
