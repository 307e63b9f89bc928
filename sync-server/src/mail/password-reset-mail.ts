import type { Language } from '@kontor/domain'
import type { Login, PasswordResetAsker } from '../identity/identity.ts'
import type { Mail, WordsOfMail } from './mail.ts'
import { writtenTime } from './written-time.ts'

/** The mail whose link sets a new password. */
export const passwordResetMail = (parts: {
  readonly id: string
  readonly login: Login
  readonly language: Language
  readonly url: string
  readonly askedBy: PasswordResetAsker
  readonly sentAt: number
  readonly expiresAt: number
}): Mail => {
  const { id, login, language, url, sentAt } = parts
  const facts = { username: login.username, askedBy: parts.askedBy, expires: writtenTime(parts.expiresAt, language) }
  return { id, to: { name: login.name, address: login.email }, language, url, sentAt, ...words[language](facts) }
}

const words: WordsOfMail<{
  readonly username: string
  readonly askedBy: PasswordResetAsker
  readonly expires: string
}> = {
  pl: ({ username, askedBy, expires }) => ({
    subject: 'Nowe hasło do programu Kontor',
    paragraphs: [
      'Dzień dobry,',
      askedBy === 'person'
        ? `otrzymaliśmy prośbę o nowe hasło dla loginu ${username}. Można je ustawić pod poniższym linkiem.`
        : `administrator konta przesyła link do ustawienia nowego hasła dla loginu ${username}.`,
    ],
    linkLabel: 'Ustaw nowe hasło',
    closing: [
      `Link działa jeden raz i jest ważny do ${expires}. Po zmianie hasła wszystkie otwarte sesje zostaną zakończone.`,
      'Jeśli nowe hasło nie jest potrzebne, wystarczy pominąć tę wiadomość: hasło pozostanie bez zmian.',
    ],
  }),
  en: ({ username, askedBy, expires }) => ({
    subject: 'A new password for Kontor',
    paragraphs: [
      'Good day,',
      askedBy === 'person'
        ? `we were asked for a new password for the login ${username}. You can set it with the link below.`
        : `an administrator of your account sends you the link to set a new password for the login ${username}.`,
    ],
    linkLabel: 'Set a new password',
    closing: [
      `The link works once and is valid until ${expires}. When the password changes, all open sessions end.`,
      'If you do not need a new password, ignore this message: the password stays as it is.',
    ],
  }),
}
