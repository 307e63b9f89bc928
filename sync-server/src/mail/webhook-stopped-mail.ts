import type { Language } from '@kontor/domain'
import type { Login } from '../identity/identity.ts'
import type { Mail, WordsOfMail } from './mail.ts'
import { nameInMail } from './name-in-mail.ts'

/** To the administrator who made a webhook: the server has stopped sending to it. */
export const webhookStoppedMail = (parts: {
  readonly id: string
  readonly login: Login
  readonly language: Language
  readonly webhook: string
  readonly organization: string
  readonly url: string
  readonly sentAt: number
}): Mail => {
  const { id, login, language, url, sentAt } = parts
  const facts = { webhook: nameInMail(parts.webhook), organization: nameInMail(parts.organization) }
  return { id, to: { name: login.name, address: login.email }, language, url, sentAt, ...words[language](facts) }
}

const words: WordsOfMail<{ readonly webhook: string; readonly organization: string }> = {
  pl: ({ webhook, organization }) => ({
    subject: 'Webhook został zatrzymany',
    paragraphs: [
      'Dzień dobry,',
      `webhook „${webhook}” organizacji „${organization}” od dwóch dni niczego nie odebrał, więc Kontor przestał do niego wysyłać.`,
    ],
    linkLabel: 'Zobacz integracje',
    closing: ['Po naprawie odbiorcy można go tam uruchomić ponownie. Zdarzenia z tego czasu są w historii.'],
  }),
  en: ({ webhook, organization }) => ({
    subject: 'A webhook was stopped',
    paragraphs: [
      'Good day,',
      `the webhook “${webhook}” of the organisation “${organization}” has received nothing for two days, so Kontor no longer sends to it.`,
    ],
    linkLabel: 'See the integrations',
    closing: ['Once its receiver works again, start it there. The events of that time are in the history.'],
  }),
}
