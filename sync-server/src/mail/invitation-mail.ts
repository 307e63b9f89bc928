import type { Invitation } from '@kontor/domain'
import type { Mail, WordsOfMail } from './mail.ts'
import { looksLikeAddress, nameInMail } from './name-in-mail.ts'
import { writtenTime } from './written-time.ts'

/** B4: the mail with the link that accepts the invitation. */
export const invitationMail = (parts: {
  readonly id: string
  readonly invitation: Invitation
  readonly organizationName: string
  readonly accountName: string
  readonly inviterName: string | null
  /** To whom; the invited e-mail when absent. */
  readonly email?: string
  readonly url: string
}): Mail => {
  const { id, url, invitation, accountName, email = invitation.email } = parts
  const { name, username, language, sentAt, expiresAt } = invitation
  return {
    id,
    url,
    to: { name, address: email },
    language,
    sentAt,
    ...words[language]({
      organization: nameInMail(parts.organizationName),
      account: nameInMail(accountName),
      subjectAccount: looksLikeAddress(accountName) ? null : accountName,
      inviter: parts.inviterName === null ? null : nameInMail(parts.inviterName),
      username,
      expires: writtenTime(expiresAt, language),
    }),
  }
}

interface InvitationFacts {
  readonly organization: string
  readonly account: string
  /** Null: a name that looks like an address is left out of the subject. */
  readonly subjectAccount: string | null
  readonly inviter: string | null
  /** The recipient's own user name, so it is not isolated. Null when the person creates a login. */
  readonly username: string | null
  /** In the form of the language. */
  readonly expires: string
}

const words: WordsOfMail<InvitationFacts> = {
  pl: ({ organization, account, subjectAccount, inviter, username, expires }) => ({
    subject: subjectAccount === null ? 'Zaproszenie do programu Kontor' : `Zaproszenie do konta „${subjectAccount}”`,
    paragraphs: [
      'Dzień dobry,',
      `firma ${organization} zaprasza do swojego konta „${account}” w programie Kontor.` +
        (inviter === null ? '' : ` Zaproszenie wysyła ${inviter}.`),
      username === null
        ? 'Aby je przyjąć, należy otworzyć poniższy link i utworzyć login, czyli nazwę użytkownika i hasło. ' +
          'Jeśli ten adres e-mail ma już login w programie Kontor, wystarczy się nim zalogować.'
        : `Aby je przyjąć, należy otworzyć poniższy link i zalogować się jako ${username}. ` +
          'Dotychczasowe konta tego loginu pozostaną bez zmian.',
    ],
    linkLabel: 'Przyjmij zaproszenie',
    closing: [
      `Zaproszenie jest ważne do ${expires}.`,
      'Jeśli ta wiadomość dotarła przez pomyłkę, można ją pominąć: bez przyjęcia zaproszenia nic się nie zmieni.',
    ],
  }),
  en: ({ organization, account, subjectAccount, inviter, username, expires }) => ({
    subject: subjectAccount === null ? 'Invitation to Kontor' : `Invitation to the account “${subjectAccount}”`,
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
    linkLabel: 'Accept the invitation',
    closing: [
      `The invitation is valid until ${expires}.`,
      'If this message reached you by mistake, you may ignore it: unless the invitation is accepted, nothing changes.',
    ],
  }),
}
