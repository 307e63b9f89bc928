import type { Invitation } from '@kontor/domain'
import { expect, it } from 'vitest'
import { invitationMail } from './invitation-mail.ts'
import { isolatedName } from './isolated-name.ts'
import type { Mail } from './mail.ts'
import { mailHtml } from './mail-html.ts'
import { mailText } from './mail-text.ts'
import { passwordResetMail } from './password-reset-mail.ts'
import { writtenTime } from './written-time.ts'

const invitation = {
  id: 'invitation-1',
  name: 'Zażółć Gęślą',
  email: 'zazolc@example.org',
  username: null,
  language: 'pl',
  sentAt: Date.UTC(2026, 10, 22, 9),
  expiresAt: Date.UTC(2026, 10, 29, 9),
} as unknown as Invitation

const setup = (
  changes: Partial<Invitation> = {},
  account = 'Mewa Północ',
  inviterName: string | null = 'Halina Wróblewska',
): Mail =>
  invitationMail({
    id: 'invitation-mail.1',
    invitation: { ...invitation, ...changes },
    organizationName: 'Mewa Telekom sp. z o.o.',
    accountName: account,
    inviterName,
    url: 'https://kontor.example.org/invitation/token-1',
  })

it('[B4] the invitation says in Polish who invites, to what, until when, and what to do', () => {
  expect(mailText(setup())).toBe(`Dzień dobry,

firma Mewa Telekom sp. z o.o. zaprasza do swojego konta „Mewa Północ” w programie Kontor. Zaproszenie wysyła Halina Wróblewska.

Aby je przyjąć, należy otworzyć poniższy odnośnik i utworzyć login, czyli nazwę użytkownika i hasło.

Przyjmij zaproszenie:
https://kontor.example.org/invitation/token-1

Zaproszenie jest ważne do ${writtenTime(invitation.expiresAt, 'pl')}.

Jeśli ta wiadomość dotarła przez pomyłkę, można ją pominąć: bez przyjęcia zaproszenia nic się nie zmieni.

Kontor
`)
})

it('[B9] a person with a login is asked to sign in with it, in English when invited in English', () => {
  const text = mailText(setup({ language: 'en', username: 'a.nowak' }))
  expect(text).toContain('To accept it, open the link below and sign in as a.nowak.')
  expect(text).not.toContain('password')
})

it('[B4] an inviter who is no longer there is left out', () => {
  expect(mailText(setup({}, 'Mewa', null))).not.toContain('Zaproszenie wysyła')
})

it('[B4] the HTML says every sentence of the text', () => {
  const mail = setup()
  const html = mailHtml(mail)
  for (const sentence of [...mail.paragraphs, mail.link.label, mail.link.url, ...mail.closing])
    expect(html).toContain(sentence)
  expect(html).toContain('<html lang="pl">')
  expect(html).toContain('prefers-color-scheme: dark')
})

it('[B4] the HTML fetches nothing', () => {
  expect(mailHtml(setup())).not.toMatch(/<img|<link|<script|@import|src=|url\(/)
})

it('[B4] names cannot become HTML', () => {
  const html = mailHtml(setup({}, `<img src=x onerror="alert('1')"> & co`))
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; co')
})

it('[B4] a name that runs from right to left does not turn the sentence around it', () => {
  expect(setup({}, 'حساب الشمال').paragraphs[1]).toContain('„\u2068حساب الشمال\u2069”')
  expect(isolatedName('Gdańsk 🐦')).toBe('Gdańsk 🐦')
})

it('[DESIGN 7] the mail for a new password says what happens to open sessions', () => {
  const mail = passwordResetMail({
    id: 'mail.reset.1',
    login: { id: 'login-0001' as never, name: 'Anna Nowak', username: 'a.nowak', email: 'a.nowak@example.org' },
    language: 'en',
    url: 'https://kontor.example.org/reset-password?token=abc',
    sentAt: invitation.sentAt,
    expiresAt: invitation.expiresAt,
  })
  expect(mail).toEqual({
    id: 'mail.reset.1',
    to: { name: 'Anna Nowak', address: 'a.nowak@example.org' },
    language: 'en',
    subject: 'A new password for Kontor',
    paragraphs: [
      'Good day,',
      'somebody asked for a new password for the login a.nowak. You can set it with the link below.',
    ],
    link: { label: 'Set a new password', url: 'https://kontor.example.org/reset-password?token=abc' },
    closing: [
      `The link works once and is valid until ${writtenTime(invitation.expiresAt, 'en')}. When the password changes, all open sessions end.`,
      'If you did not ask for it, ignore this message: the password stays as it is.',
    ],
    sentAt: invitation.sentAt,
  })
})

it('[B8] a time is written with its zone', () => {
  expect(writtenTime(invitation.expiresAt, 'pl', 'Europe/Warsaw')).toBe('29 listopada 2026 10:00 CET')
  expect(writtenTime(invitation.expiresAt, 'en', 'UTC')).toBe('29 November 2026 at 09:00 UTC')
})
