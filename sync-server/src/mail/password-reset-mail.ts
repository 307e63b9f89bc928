import type { Language } from '@kontor/domain'
import type { Login } from '../identity/identity.ts'
import type { Mail } from './mail.ts'
import { sentences } from './sentences.ts'
import { writtenTime } from './written-time.ts'

/** The mail whose link sets a new password. */
export const passwordResetMail = (parts: {
  readonly id: string
  readonly login: Login
  readonly language: Language
  readonly url: string
  readonly sentAt: number
  readonly expiresAt: number
}): Mail => {
  const words = sentences[parts.language].passwordReset({
    username: parts.login.username,
    expires: writtenTime(parts.expiresAt, parts.language),
  })
  return {
    id: parts.id,
    to: { name: parts.login.name, address: parts.login.email },
    language: parts.language,
    subject: words.subject,
    paragraphs: words.paragraphs,
    link: { label: words.link, url: parts.url },
    closing: words.closing,
    sentAt: parts.sentAt,
  }
}
