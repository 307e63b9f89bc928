import type { Language } from '@kontor/domain'

/** One mail to one person, in words; how it looks and travels is the mailer's business. */
export interface Mail {
  /** From the effect that sends it: sent twice, it is the same mail. */
  readonly id: string
  readonly to: { readonly name: string; readonly address: string }
  readonly language: Language
  readonly subject: string
  /** Above the link, one paragraph each. */
  readonly paragraphs: readonly string[]
  readonly link: { readonly label: string; readonly url: string }
  /** Below the link. */
  readonly closing: readonly string[]
  /** Milliseconds since 1970. */
  readonly sentAt: number
}

export interface Mailer {
  /** Resolves once the mail is handed over for good; rejects when it must be tried again. */
  send(mail: Mail): Promise<void>
  close(): void
}
