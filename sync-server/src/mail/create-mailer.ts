import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { serverLimits } from '../limits.ts'
import type { Mail, Mailer } from './mail.ts'
import { mailHtml } from './mail-html.ts'
import { MailRefused, mailRefusalIn } from './mail-refused.ts'
import { mailText } from './mail-text.ts'

/**
 * Sends by SMTP, or, when no server is set, writes each mail to `<dataDir>/mail/<time>-<id>.eml`.
 * The sender is the `from` of the SMTP address (`smtp://…?from=kontor@example.org`), else its user when that is an
 * e-mail address, else `kontor@` the public host.
 */
export const createMailer = (options: {
  readonly smtpUrl: string | null
  readonly dataDir: string
  readonly publicUrl: string
}): Mailer => {
  const host = new URL(options.publicUrl).hostname
  const message = messageFrom(senderAddress(options.smtpUrl, host), host)
  return options.smtpUrl === null
    ? fileMailer(join(options.dataDir, 'mail'), message)
    : smtpMailer(options.smtpUrl, message)
}

type Message = (mail: Mail) => SendMailOptions

const messageFrom =
  (sender: string, host: string): Message =>
  (mail) => ({
    from: { name: 'Kontor', address: sender },
    to: mail.to,
    subject: mail.subject,
    text: mailText(mail),
    html: mailHtml(mail),
    messageId: `<${createHash('sha256').update(mail.id).digest('hex').slice(0, 32)}@${host.replace(/[[\]:]/g, '')}>`,
    date: new Date(mail.sentAt),
    // RFC 3834: programs that answer mail automatically ignore it.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })

const senderAddress = (smtpUrl: string | null, host: string): string => {
  const address = smtpUrl === null ? null : new URL(smtpUrl)
  const user = decodeURIComponent(address?.username ?? '')
  return (
    address?.searchParams.get('from') ??
    (user.includes('@') ? user : `kontor@${/[a-z]/i.test(host) ? host : 'localhost'}`)
  )
}

const smtpMailer = (url: string, message: Message): Mailer => {
  const transport = createTransport({ url, ...serverLimits.smtp })
  return {
    send: async (mail) => {
      try {
        await transport.sendMail(message(mail))
      } catch (error) {
        const reason = mailRefusalIn(error)
        throw reason === null ? error : new MailRefused(reason)
      }
    },
    close: () => transport.close(),
  }
}

const fileMailer = (folder: string, message: Message): Mailer => {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    send: async (mail) => {
      const sent = await transport.sendMail(message(mail))
      const path = join(folder, fileName(mail))
      await mkdir(folder, { recursive: true, mode: 0o700 })
      // Renamed at the end, so that no one reads half a mail. Its link opens an account, so only this user may read it.
      await writeFile(`${path}.part`, sent.message, { mode: 0o600 })
      await rename(`${path}.part`, path)
    },
    close: () => transport.close(),
  }
}

const fileName = (mail: Mail): string => {
  const time = new Date(mail.sentAt).toISOString().replace(/[:.]/g, '-')
  return `${time}-${mail.id.replace(/[^A-Za-z0-9_-]/g, '-').slice(0, serverLimits.mailFileNameLengthMax)}.eml`
}
