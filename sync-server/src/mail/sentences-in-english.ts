import type { MailSentences } from './mail-sentences.ts'

export const sentencesInEnglish: MailSentences = {
  invitation: ({ organization, account, inviter, username, expires }) => ({
    subject: `Invitation to the account “${account}”`,
    paragraphs: [
      'Good day,',
      `${organization} invites you to its account “${account}” in Kontor.` +
        (inviter === null ? '' : ` The invitation comes from ${inviter}.`),
      username === null
        ? 'To accept it, open the link below and create a login: a user name and a password. ' +
          'If this e-mail address already has a login in Kontor, sign in with that one.'
        : `To accept it, open the link below and sign in as ${username}. ` +
          'The accounts that this login already has stay as they are.',
    ],
    link: 'Accept the invitation',
    closing: [
      `The invitation is valid until ${expires}.`,
      'If this message reached you by mistake, you may ignore it: unless the invitation is accepted, nothing changes.',
    ],
  }),
  passwordReset: ({ username, expires }) => ({
    subject: 'A new password for Kontor',
    paragraphs: [
      'Good day,',
      `somebody asked for a new password for the login ${username}. You can set it with the link below.`,
    ],
    link: 'Set a new password',
    closing: [
      `The link works once and is valid until ${expires}. When the password changes, all open sessions end.`,
      'If you did not ask for it, ignore this message: the password stays as it is.',
    ],
  }),
}
