import {
  NewTokenSchema,
  NewWebhookSchema,
  TokenSecretSchema,
  TokenUsesSchema,
  UnlinkedPeopleSchema,
  WebhookDeliveriesSchema,
  WebhookSecretSchema,
} from '@kontor/protocol'
import type { CallSubject } from '../described-call.ts'
import { EmptySchema } from './answers.ts'

const directory = '/api/documents/directory/{organizationId}'
const webhook = `${directory}/webhooks/{webhookId}`

export const integrationCalls: CallSubject = {
  key: 'integrations',
  name: { en: 'Access tokens and webhooks', pl: 'Klucze API i webhooki' },
  isFor: 'screens',
  calls: [
    {
      method: 'get',
      path: `${directory}/tokens`,
      id: 'listTokenUses',
      words: { en: 'When each token was used last.', pl: 'Kiedy użyto każdego klucza.' },
      callers: ['administrator'],
      answer: TokenUsesSchema,
    },
    {
      method: 'post',
      path: `${directory}/tokens`,
      id: 'createToken',
      words: { en: 'Makes a token; its secret is shown once.', pl: 'Tworzy klucz; sekret jest pokazany raz.' },
      callers: ['administrator'],
      body: NewTokenSchema,
      status: 201,
      answer: TokenSecretSchema,
      errors: { 409: ['too-many-records', 'already-exists'] },
    },
    {
      method: 'get',
      path: `${directory}/single-sign-on`,
      id: 'listUnlinkedPeople',
      words: {
        en: 'Active members whose logins are not linked to the host’s sign-in provider.',
        pl: 'Aktywne osoby, których loginów nie połączono z dostawcą logowania.',
      },
      callers: ['administrator'],
      answer: UnlinkedPeopleSchema,
    },
    {
      method: 'post',
      path: `${directory}/webhooks`,
      id: 'createWebhook',
      words: { en: 'Adds a webhook; its secret is shown once.', pl: 'Dodaje webhook; sekret jest pokazany raz.' },
      callers: ['administrator'],
      body: NewWebhookSchema,
      status: 201,
      answer: WebhookSecretSchema,
      errors: { 409: ['too-many-records', 'already-exists'] },
    },
    {
      method: 'post',
      path: `${webhook}/secret`,
      id: 'renewWebhookSecret',
      words: {
        en: 'A new secret; the one before signs for a day more.',
        pl: 'Nowy sekret; poprzedni podpisuje jeszcze dobę.',
      },
      callers: ['administrator'],
      answer: WebhookSecretSchema,
    },
    {
      method: 'post',
      path: `${webhook}/test`,
      id: 'testWebhook',
      words: { en: 'Sends a test event once.', pl: 'Wysyła raz próbne zdarzenie.' },
      callers: ['administrator'],
      status: 202,
      answer: EmptySchema,
    },
    {
      method: 'get',
      path: `${webhook}/deliveries`,
      id: 'listDeliveries',
      words: { en: 'The last deliveries, without contents.', pl: 'Ostatnie dostarczenia, bez treści.' },
      callers: ['administrator'],
      answer: WebhookDeliveriesSchema,
    },
  ],
}
