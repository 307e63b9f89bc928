export interface InvitationFacts {
  readonly organization: string
  readonly account: string
  readonly inviter: string | null
  /** Null when the person is to create a login. */
  readonly username: string | null
  /** As written in the language. */
  readonly expires: string
}

export interface PasswordResetFacts {
  readonly username: string
  readonly expires: string
}

/** What one kind of mail says. */
export interface MailWords {
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly link: string
  readonly closing: readonly string[]
}

/** All sentences of the mails in one language. */
export interface MailSentences {
  invitation(facts: InvitationFacts): MailWords
  passwordReset(facts: PasswordResetFacts): MailWords
}
