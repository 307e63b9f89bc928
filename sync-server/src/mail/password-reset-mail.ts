import type { Language } from '@kontor/domain'
import type { Login } from '../identity/identity.ts'
import type { Mail, WordsOfMail } from './mail.ts'
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
  const { id, login, language, url, sentAt } = parts
  const facts = { username: login.username, expires: writtenTime(parts.expiresAt, language) }
  return { id, to: { name: login.name, address: login.email }, language, url, sentAt, ...words[language](facts) }
}

const words: WordsOfMail<{ readonly username: string; readonly expires: string }> = {
  pl: ({ username, expires }) => ({
    subject: 'Nowe hasło do programu Kontor',
    paragraphs: [
      'Dzień dobry,',
      `otrzymaliśmy prośbę o nowe hasło dla loginu ${username}. Można je ustawić pod poniższym linkiem.`,
    ],
    linkLabel: 'Ustaw nowe hasło',
    closing: [
      `Link działa jeden raz i jest ważny do ${expires}. Po zmianie hasła wszystkie otwarte sesje zostaną zakończone.`,
      'Jeśli to nie była własna prośba, wystarczy pominąć tę wiadomość: hasło pozostanie bez zmian.',
    ],
  }),
  en: ({ username, expires }) => ({
    subject: 'A new password for Kontor',
    paragraphs: [
      'Good day,',
      `we were asked for a new password for the login ${username}. You can set it with the link below.`,
    ],
    linkLabel: 'Set a new password',
    closing: [
      `The link works once and is valid until ${expires}. When the password changes, all open sessions end.`,
      'If you did not ask for it, ignore this message: the password stays as it is.',
    ],
  }),
}
