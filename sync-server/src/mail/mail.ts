import type { Language } from '@kontor/domain'

/** The content of one mail to one person; the mailer decides how it looks and is sent. */
export interface Mail extends MailWords {
  /** The id of the effect that sends it: sent twice, it is the same mail. */
  readonly id: string
  readonly to: { readonly name: string; readonly address: string }
  readonly language: Language
  /** The address of the link; null when the mail has none. */
  readonly url: string | null
  /** Milliseconds since 1970. */
  readonly sentAt: number
}

/** The text of a mail in one language. */
export interface MailWords {
  readonly subject: string
  /** Above the link, one paragraph each. */
  readonly paragraphs: readonly string[]
  /** Absent where there is no link. */
  readonly linkLabel?: string
  /** Below the link. */
  readonly closing: readonly string[]
}

/** The text of one kind of mail, by language. */
export type WordsOfMail<Facts> = Readonly<Record<Language, (facts: Facts) => MailWords>>

export interface Mailer {
  /**
   * Resolves once the mail was accepted. Rejects with `MailRefused` when it is permanently refused, and with any other
   * error when it must be tried again.
   */
  send(mail: Mail): Promise<void>
  close(): void
}
