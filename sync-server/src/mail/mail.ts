import type { Language } from '@kontor/domain'

/** One mail to one person, in words; how it looks and is sent is up to the mailer. */
export interface Mail extends MailWords {
  /** From the effect that sends it: sent twice, it is the same mail. */
  readonly id: string
  readonly to: { readonly name: string; readonly address: string }
  readonly language: Language
  /** Where the link leads; null when the mail has none. */
  readonly url: string | null
  /** Milliseconds since 1970. */
  readonly sentAt: number
}

/** What a mail says in one language. */
export interface MailWords {
  readonly subject: string
  /** Above the link, one paragraph each. */
  readonly paragraphs: readonly string[]
  /** Absent where there is no link. */
  readonly linkLabel?: string
  /** Below the link. */
  readonly closing: readonly string[]
}

/** The words of one kind of mail, by language. */
export type WordsOfMail<Facts> = Readonly<Record<Language, (facts: Facts) => MailWords>>

export interface Mailer {
  /**
   * Resolves once the mail is handed over. Rejects with `MailRefused` when it will never be taken, and with any other
   * error when it must be tried again.
   */
  send(mail: Mail): Promise<void>
  close(): void
}
