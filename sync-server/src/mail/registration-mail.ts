import type { RegistrationRequest } from '@kontor/protocol'
import type { Mail, WordsOfMail } from './mail.ts'
import { nameInMail } from './name-in-mail.ts'

export type MailedState = 'sent' | 'approved' | 'rejected'

/** The mails to the person who asked for a main account: it arrived, it can be registered, or why it cannot. */
export const registrationMail = (parts: {
  readonly id: string
  readonly content: RegistrationRequest
  readonly state: MailedState
  readonly reason: string | null
  readonly url: string
  readonly sentAt: number
}): Mail => {
  const { id, content, state, url, sentAt } = parts
  const { language, owner, accountName } = content
  const facts = { account: nameInMail(accountName), reason: parts.reason ?? '' }
  const to = { name: owner.name, address: owner.email }
  return { id, to, language, url, sentAt, ...words[state][language](facts) }
}

const words: Readonly<Record<MailedState, WordsOfMail<{ readonly account: string; readonly reason: string }>>> = {
  sent: {
    pl: ({ account }) => ({
      subject: 'Wniosek o konto w programie Kontor',
      paragraphs: [
        'Dzień dobry,',
        `wniosek o konto „${account}” dotarł do operatora. Konto powstanie dopiero po jego decyzji.`,
      ],
      linkLabel: 'Zobacz stan wniosku',
      closing: ['Jeśli tego wniosku nikt tu nie wysyłał, można tę wiadomość pominąć.'],
    }),
    en: ({ account }) => ({
      subject: 'Your request for a Kontor account',
      paragraphs: [
        'Good day,',
        `the request for the account “${account}” has reached the operator. The account is made only once they approve it.`,
      ],
      linkLabel: 'See the state of the request',
      closing: ['If you did not send this request, ignore this message.'],
    }),
  },
  approved: {
    pl: ({ account }) => ({
      subject: 'Konto w programie Kontor czeka na założenie',
      paragraphs: [
        'Dzień dobry,',
        `operator zatwierdził wniosek o konto „${account}”. Zostało wybrać nazwę użytkownika i hasło.`,
      ],
      linkLabel: 'Załóż konto',
      closing: ['Link jest ważny 30 dni.'],
    }),
    en: ({ account }) => ({
      subject: 'Your Kontor account is ready to be made',
      paragraphs: [
        'Good day,',
        `the operator has approved the request for the account “${account}”. Choose a user name and a password.`,
      ],
      linkLabel: 'Make the account',
      closing: ['The link is valid for 30 days.'],
    }),
  },
  rejected: {
    pl: ({ account, reason }) => ({
      subject: 'Wniosek o konto w programie Kontor',
      paragraphs: ['Dzień dobry,', `operator odrzucił wniosek o konto „${account}”.`, `Powód: ${reason}`],
      linkLabel: 'Zobacz wniosek',
      closing: ['Po poprawieniu danych można wysłać nowy wniosek.'],
    }),
    en: ({ account, reason }) => ({
      subject: 'Your request for a Kontor account',
      paragraphs: [
        'Good day,',
        `the operator has rejected the request for the account “${account}”.`,
        `Reason: ${reason}`,
      ],
      linkLabel: 'See the request',
      closing: ['You can send a new request with corrected data.'],
    }),
  },
}
