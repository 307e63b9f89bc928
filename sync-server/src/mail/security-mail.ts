import type { Login, SecurityEvent, SecurityNotice } from '../identity/identity.ts'
import type { Mail, WordsOfMail } from './mail.ts'
import { writtenTime } from './written-time.ts'

/** The mail about an event of a person's login; its link leads to a new password. */
export const securityMail = (parts: {
  readonly id: string
  readonly login: Login
  readonly notice: Omit<SecurityNotice, 'loginId'>
  readonly url: string
  readonly happenedAt: number
}): Mail => {
  const { id, login, url, happenedAt: sentAt } = parts
  const { event, language } = parts.notice
  const facts = { username: login.username, event, time: writtenTime(sentAt, language) }
  return { id, to: { name: login.name, address: login.email }, language, url, sentAt, ...words[language](facts) }
}

interface EventWords {
  readonly subject: string
  readonly sentence: string
}

const words: WordsOfMail<{ readonly username: string; readonly event: SecurityEvent; readonly time: string }> = {
  pl: ({ username, event, time }) => ({
    subject: eventsInPolish[event].subject,
    paragraphs: ['Dzień dobry,', eventsInPolish[event].sentence, `Login: ${username}. Czas: ${time}.`],
    linkLabel: 'Ustaw nowe hasło',
    closing: [
      'Jeśli stało się to za wiedzą właściciela loginu, nie trzeba nic robić.',
      'W przeciwnym razie należy od razu ustawić nowe hasło i powiadomić administratora konta.',
    ],
  }),
  en: ({ username, event, time }) => ({
    subject: eventsInEnglish[event].subject,
    paragraphs: ['Good day,', eventsInEnglish[event].sentence, `Login: ${username}. Time: ${time}.`],
    linkLabel: 'Set a new password',
    closing: [
      'If you know about this, there is nothing to do.',
      'If not, set a new password now and tell the administrator of your account.',
    ],
  }),
}

const eventsInPolish: Readonly<Record<SecurityEvent, EventWords>> = {
  'password-changed': { subject: 'Zmieniono hasło do programu Kontor', sentence: 'Hasło zostało zmienione.' },
  'second-factor-on': {
    subject: 'Włączono drugi składnik logowania',
    sentence: 'Drugi składnik jest włączony: przy logowaniu potrzebny jest kod z aplikacji.',
  },
  'second-factor-off': {
    subject: 'Wyłączono drugi składnik logowania',
    sentence: 'Drugi składnik jest wyłączony: do logowania wystarczy hasło.',
  },
  'second-factor-reset': {
    subject: 'Administrator wyłączył drugi składnik logowania',
    sentence: 'Administrator wyłączył drugi składnik: do logowania wystarczy hasło. Można go włączyć ponownie.',
  },
  'recovery-codes-made': {
    subject: 'Utworzono nowe kody zapasowe',
    sentence: 'Utworzono nowe kody zapasowe. Poprzednie przestały działać.',
  },
  'passkey-added': { subject: 'Dodano klucz dostępu', sentence: 'Dodano klucz dostępu, którym można się logować.' },
  'passkey-removed': {
    subject: 'Usunięto klucz dostępu',
    sentence: 'Usunięto klucz dostępu: nie można się już nim zalogować.',
  },
  'single-sign-on-linked': {
    subject: 'Połączono login z kontem firmowym',
    sentence: 'Login został połączony z kontem u dostawcy logowania, którym można się odtąd logować.',
  },
  'single-sign-on-unlinked': {
    subject: 'Odłączono login od konta firmowego',
    sentence: 'Login został odłączony od konta u dostawcy logowania: nie można się już nim zalogować.',
  },
  'new-browser': {
    subject: 'Logowanie w nowej przeglądarce',
    sentence: 'Zalogowano się w przeglądarce, której ten login wcześniej nie używał.',
  },
}

const eventsInEnglish: Readonly<Record<SecurityEvent, EventWords>> = {
  'password-changed': { subject: 'Your Kontor password was changed', sentence: 'The password was changed.' },
  'second-factor-on': {
    subject: 'Second factor turned on',
    sentence: 'The second factor is on: signing in needs a code from the app.',
  },
  'second-factor-off': {
    subject: 'Second factor turned off',
    sentence: 'The second factor is off: the password alone signs in.',
  },
  'second-factor-reset': {
    subject: 'An administrator turned the second factor off',
    sentence: 'An administrator turned the second factor off: the password alone signs in. You can turn it on again.',
  },
  'recovery-codes-made': {
    subject: 'New recovery codes',
    sentence: 'New recovery codes were made. The earlier ones no longer work.',
  },
  'passkey-added': { subject: 'Passkey added', sentence: 'A passkey that signs in was added.' },
  'passkey-removed': { subject: 'Passkey removed', sentence: 'A passkey was removed and no longer signs in.' },
  'single-sign-on-linked': {
    subject: 'Login linked for single sign-on',
    sentence: 'The login was linked to a person of the sign-in provider, who can sign in with it from now on.',
  },
  'single-sign-on-unlinked': {
    subject: 'Login unlinked from single sign-on',
    sentence: 'The login was unlinked from the sign-in provider, which no longer signs in.',
  },
  'new-browser': {
    subject: 'Sign-in from a new browser',
    sentence: 'This login signed in from a browser that it had not used before.',
  },
}
