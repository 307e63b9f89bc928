/**
 * Why the mail server will never accept a mail: the mailbox does not exist, it is full, or the server refuses the mail.
 */
export type MailRefusal = 'unknown-address' | 'mailbox-full' | 'refused'

/** The mail server has permanently refused a mail. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused'
  readonly reason: MailRefusal

  constructor(reason: MailRefusal) {
    super(reason)
    this.reason = reason
  }
}

/**
 * Why sending over SMTP fails at each attempt; null when another attempt may succeed. Only an answer about the
 * recipient or the mail itself counts: a refused sender or password is a setting, which the operator can fix.
 */
export const mailRefusalIn = (error: unknown): MailRefusal | null => {
  const { command = '', responseCode, response = '', message } = error as SmtpError
  // nodemailer has not contacted the server: the address cannot be written in SMTP commands.
  if (command === 'API' && message.startsWith('Invalid recipient')) return 'unknown-address'
  const isAboutMail = command === 'RCPT TO' || command.startsWith('DATA')
  // RFC 5321: 5yz is permanent, 4yz is not. 503 is about the order of commands, which a new connection gets right.
  if (!isAboutMail || responseCode === undefined || responseCode < 500 || responseCode === 503) return null
  // RFC 3463: the second digit is the subject of the status: 1 for addresses, 2 for mailboxes, 7 for policy.
  const status = /^5\d\d[ -](5\.\d{1,3}\.\d{1,3})/.exec(response)?.[1] ?? ''
  if (status === '5.2.2' || (status === '' && responseCode === 552)) return 'mailbox-full'
  if (/^5\.1\.|^5\.2\.1$/.test(status)) return 'unknown-address'
  return status === '' && command === 'RCPT TO' ? 'unknown-address' : 'refused'
}

/** The fields that nodemailer adds to its errors. */
interface SmtpError extends Error {
  readonly command?: string
  readonly responseCode?: number
  readonly response?: string
}
