import type { Facts } from '../facts.ts'
import type { DirectoryRefusal } from '../refusal.ts'

/** F3: so many mails to one person, and so many of one organisation. It is the last check, when the mail would really be sent. */
export const refuseTooManyMails = ({ mailRefused }: Facts, email: string): DirectoryRefusal | null =>
  mailRefused === undefined ? null : { code: 'too-many-mails', email, ...mailRefused }
