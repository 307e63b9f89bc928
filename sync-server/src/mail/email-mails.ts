import type { Language, Member } from '@kontor/domain'
import type { Mail, WordsOfMail } from './mail.ts'
import { writtenTime } from './written-time.ts'

/** The mail to a new e-mail, whose link confirms it. */
export const newEmailMail = (parts: {
  readonly id: string
  readonly member: Pick<Member, 'name' | 'username'>
  readonly link: { readonly email: string; readonly approvedAt: number }
  readonly language: Language
  readonly url: string
  readonly expiresAt: number
}): Mail => {
  const { id, member, link, language, url } = parts
  const facts = { username: member.username, time: writtenTime(parts.expiresAt, language) }
  const to = { name: member.name, address: link.email }
  return { id, to, language, url, sentAt: link.approvedAt, ...newWords[language](facts) }
}

/** The mail to the address that a login had before. */
export const emailChangedMail = (parts: {
  readonly id: string
  readonly name: string
  readonly username: string
  readonly from: string
  readonly to: string
  readonly language: Language
  readonly changedAt: number
}): Mail => {
  const { id, name, language, changedAt: sentAt } = parts
  const facts = { username: parts.username, to: parts.to, time: writtenTime(sentAt, language) }
  return { id, to: { name, address: parts.from }, language, url: null, sentAt, ...changedWords[language](facts) }
}

const newWords: WordsOfMail<{ readonly username: string; readonly time: string }> = {
  pl: ({ username, time }) => ({
    subject: 'Nowy adres e-mail w programie Kontor',
    paragraphs: [
      'Dzień dobry,',
      `operator zatwierdził ten adres jako nowy adres e-mail loginu ${username}. Zacznie obowiązywać po potwierdzeniu pod poniższym linkiem.`,
    ],
    linkLabel: 'Potwierdź adres',
    closing: [
      `Link działa jeden raz i jest ważny do ${time}. Do tego czasu obowiązuje poprzedni adres.`,
      'Jeśli ta wiadomość dotarła przez pomyłkę, można ją pominąć: bez potwierdzenia nic się nie zmieni.',
    ],
  }),
  en: ({ username, time }) => ({
    subject: 'A new e-mail address in Kontor',
    paragraphs: [
      'Good day,',
      `the operator has approved this address as the new e-mail of the login ${username}. It counts once you confirm it with the link below.`,
    ],
    linkLabel: 'Confirm the address',
    closing: [
      `The link works once and is valid until ${time}. Until then the earlier address counts.`,
      'If this message reached you by mistake, ignore it: nothing changes unless you confirm.',
    ],
  }),
}

const changedWords: WordsOfMail<{ readonly username: string; readonly to: string; readonly time: string }> = {
  pl: ({ username, to, time }) => ({
    subject: 'Zmieniono adres e-mail w programie Kontor',
    paragraphs: ['Dzień dobry,', `login ${username} ma od teraz adres e-mail ${to}. Czas: ${time}.`],
    closing: [
      'Na ten adres nie będą już przychodzić wiadomości dla tego loginu.',
      'Jeśli stało się to bez wiedzy właściciela loginu, należy od razu powiadomić administratora konta.',
    ],
  }),
  en: ({ username, to, time }) => ({
    subject: 'Your Kontor e-mail address was changed',
    paragraphs: ['Good day,', `the login ${username} now has the e-mail address ${to}. Time: ${time}.`],
    closing: [
      'Messages for this login no longer come to this address.',
      'If you do not know about this, tell the administrator of your account now.',
    ],
  }),
}
