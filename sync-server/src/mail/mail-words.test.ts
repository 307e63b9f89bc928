import type { Invitation, Language, LoginId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { invitationMail } from './invitation-mail.ts'
import { nameInMail } from './name-in-mail.ts'
import type { PasswordResetAsker } from '../identity/identity.ts'
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

Aby je przyjąć, należy otworzyć poniższy link i utworzyć login, czyli nazwę użytkownika i hasło. Jeśli ten adres e-mail ma już login w programie Kontor, wystarczy się nim zalogować.

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

it('[B9] the mail to a new person also fits a person whose e-mail has a login, in both languages', () => {
  expect(mailText(setup({ language: 'en' }))).toContain(
    'If this e-mail address already has a login in Kontor, sign in with that one.',
  )
  expect(mailText(setup())).toContain('Jeśli ten adres e-mail ma już login w programie Kontor')
})

it('[B9] the mail to an existing login says that its accounts do not change', () => {
  const text = mailText(setup({ username: 'a.nowak' }))
  expect(text).toContain('zalogować się jako a.nowak. Dotychczasowe konta tego loginu pozostaną bez zmian.')
  expect(text).not.toContain('utworzyć login')
})

it('[B4] the longest names are complete, and the link as text too', () => {
  const name = 'Ż'.repeat(200)
  const mail = setup({ name }, name, name)
  expect(mail.paragraphs[1]?.split(name)).toHaveLength(3)
  expect(mail.to.name).toBe(name)
  expect(mailHtml(mail)).toContain('>https://kontor.example.org/invitation/token-1</a>')
  expect(mailHtml(mail)).toContain('overflow-wrap: anywhere')
})

/** Relative luminance, WCAG 2.2. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

it('[B4] the text is readable in the light and the dark scheme', () => {
  const html = mailHtml(setup())
  expect(html).toContain('<meta name="color-scheme" content="light dark">')
  const [light = '', dark = ''] = html.split('@media (prefers-color-scheme: dark)')
  const colour = (part: string, selector: string, property: string): string =>
    new RegExp(`${selector} \\{[^}]*?(?<![-\\w])${property}: (#[0-9a-f]{6})`).exec(part)?.[1] ?? ''
  for (const part of [light, dark]) {
    const ground = colour(part, '\\.page', 'background-color')
    const inks = [colour(part, 'body', 'color'), colour(part, 'a', 'color'), colour(part, '\\.closing', 'color')]
    for (const ink of inks) expect(contrast(ink, ground)).toBeGreaterThan(4.5)
    const button = [colour(part, '\\.button', 'color'), colour(part, '\\.button', 'background-color')] as const
    expect(contrast(...button)).toBeGreaterThan(4.5)
  }
})

it('[B4] a removed inviter is left out', () => {
  expect(mailText(setup({}, 'Mewa', null))).not.toContain('Zaproszenie wysyła')
})

it('[B4] the HTML says every sentence of the text', () => {
  const mail = setup()
  const html = mailHtml(mail)
  for (const sentence of [...mail.paragraphs, mail.linkLabel, mail.url, ...mail.closing])
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
  expect(nameInMail('Gdańsk 🐦')).toBe('Gdańsk 🐦')
})

it('[D] the mail of a password link says who sends it', () => {
  const of = (askedBy: PasswordResetAsker, language: Language) =>
    passwordResetMail({
      id: 'mail.reset.1',
      login: { id: 'login-0001' as LoginId, name: 'Anna Nowak', username: 'a.nowak', email: 'a.nowak@example.org' },
      language,
      url: 'https://kontor.example.org/reset-password?token=abc',
      askedBy,
      sentAt: invitation.sentAt,
      expiresAt: invitation.expiresAt,
    }).paragraphs[1]
  expect([of('administrator', 'pl'), of('administrator', 'en'), of('person', 'pl')]).toEqual([
    'administrator konta przesyła link do ustawienia nowego hasła dla loginu a.nowak.',
    'an administrator of your account sends you the link to set a new password for the login a.nowak.',
    'otrzymaliśmy prośbę o nowe hasło dla loginu a.nowak. Można je ustawić pod poniższym linkiem.',
  ])
})

it('[DESIGN 7] the mail for a new password says what happens to open sessions', () => {
  const mail = passwordResetMail({
    id: 'mail.reset.1',
    login: { id: 'login-0001' as never, name: 'Anna Nowak', username: 'a.nowak', email: 'a.nowak@example.org' },
    language: 'en',
    url: 'https://kontor.example.org/reset-password?token=abc',
    askedBy: 'person',
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
      'we were asked for a new password for the login a.nowak. You can set it with the link below.',
    ],
    linkLabel: 'Set a new password',
    url: 'https://kontor.example.org/reset-password?token=abc',
    closing: [
      `The link works once and is valid until ${writtenTime(invitation.expiresAt, 'en')}. When the password changes, all open sessions end.`,
      'If you do not need a new password, ignore this message: the password stays as it is.',
    ],
    sentAt: invitation.sentAt,
  })
})

it('[E12] a time is written in the zone of the pages, and with its name', () => {
  expect(writtenTime(invitation.expiresAt, 'pl')).toBe('29 listopada 2026 10:00 CET')
  expect(writtenTime(invitation.expiresAt, 'en')).toBe('29 November 2026 at 10:00 CET')
  expect(writtenTime(Date.UTC(2026, 6, 1, 22, 30), 'pl')).toBe('2 lipca 2026 00:30 CEST')
})
